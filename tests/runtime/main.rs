//! The hand-written runtime by itself, without any API: what every generated crate relies on.

#[path = "../../generator/runtime/calls"]
mod calls {
    pub mod address;
    pub mod answer;
    pub mod asked;
    pub mod blocking;
    pub mod call;
    pub mod error;
    pub mod excerpt;
    pub mod form;
    pub mod lenient;
    pub mod levels;
    pub mod link;
    pub mod multipart;
    pub mod paging;
    pub mod request_id;
    pub mod sends;
    pub mod spelling;
    pub mod status_enum;
    pub mod style;
    pub mod styled;
    pub mod texts;
    pub mod trace;
}

#[path = "../../generator/runtime/clients"]
mod clients {
    pub mod client;
    pub mod credential;
    pub mod origin;
    pub mod signing;
}

#[path = "../../generator/runtime/retries"]
mod retries {
    pub mod attempts;
    pub mod clock;
    pub mod deadline;
    pub mod pace;
    pub mod rate_limit;
    pub mod retry;
    pub mod retry_after;
    pub mod retry_budget;
    pub mod slowdown;
}

#[path = "../../generator/runtime/testing"]
mod testing {
    pub mod fixture;
    pub mod mock;
    pub mod mock_answer;
    pub mod mock_request;
}

#[path = "../../generator/runtime/transports"]
mod transports {
    pub mod boxed;
    pub mod fault;
    pub mod http_client;
    pub mod http_transport;
    pub mod interceptor;
    pub mod transport;
}

#[path = "../../generator/runtime/unions"]
mod unions {
    pub mod by_key;
    pub mod by_property;
    pub mod shape;
    pub mod text_form;
    pub mod union_enum;
    pub mod variants;
}

#[path = "../../generator/runtime/values"]
mod values {
    pub mod aliases;
    pub mod date_time;
    pub mod declared_fields;
    pub mod further_fields;
    pub mod integers;
    pub mod members;
    pub mod nesting;
    pub mod null;
    pub mod number;
    pub mod raw_json;
    pub mod reader;
    pub mod string_enum;
    pub mod string_newtype;
    pub mod surrogates;
    pub mod text;
}

// As at the root of a generated crate, where the macros look for them.
use crate::calls::answer::Answer;
use crate::calls::call::Call;
use crate::calls::error::Error;
use crate::transports::boxed::BoxFuture;

mod answers;
mod bodies;
mod builders;
mod cookies;
mod credentials;
mod dates;
mod echo;
mod excerpts;
mod faults;
mod fields;
mod fixtures;
mod further_keys;
mod further_members;
mod interceptors;
mod lenient_lists;
mod links;
mod making_calls;
mod mocks;
mod numbers;
mod objects_only;
mod offline;
mod pages;
mod plain_http;
mod rate_limits;
mod raw_values;
mod redirects;
mod response_sizes;
mod servers;
mod shapes;
mod slowdowns;
mod styles;
mod texts;
mod trying_again;
mod unions_of_every_way;
mod waits;
