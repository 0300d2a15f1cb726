//! The hand-written runtime by itself, without any API: what every generated crate relies on.

#[path = "../../generator/runtime/address.rs"]
mod address;
#[path = "../../generator/runtime/aliases.rs"]
mod aliases;
#[path = "../../generator/runtime/answer.rs"]
mod answer;
#[path = "../../generator/runtime/asked.rs"]
mod asked;
#[path = "../../generator/runtime/attempts.rs"]
mod attempts;
#[path = "../../generator/runtime/blocking.rs"]
mod blocking;
#[path = "../../generator/runtime/boxed.rs"]
mod boxed;
#[path = "../../generator/runtime/by_key.rs"]
mod by_key;
#[path = "../../generator/runtime/by_property.rs"]
mod by_property;
#[path = "../../generator/runtime/call.rs"]
mod call;
#[path = "../../generator/runtime/client.rs"]
mod client;
#[path = "../../generator/runtime/clock.rs"]
mod clock;
#[path = "../../generator/runtime/credential.rs"]
mod credential;
#[path = "../../generator/runtime/date_time.rs"]
mod date_time;
#[path = "../../generator/runtime/deadline.rs"]
mod deadline;
#[path = "../../generator/runtime/declared_fields.rs"]
mod declared_fields;
#[path = "../../generator/runtime/error.rs"]
mod error;
#[path = "../../generator/runtime/excerpt.rs"]
mod excerpt;
#[path = "../../generator/runtime/fault.rs"]
mod fault;
#[path = "../../generator/runtime/fixture.rs"]
mod fixture;
#[path = "../../generator/runtime/form.rs"]
mod form;
#[path = "../../generator/runtime/further_fields.rs"]
mod further_fields;
#[path = "../../generator/runtime/http_client.rs"]
mod http_client;
#[path = "../../generator/runtime/http_transport.rs"]
mod http_transport;
#[path = "../../generator/runtime/interceptor.rs"]
mod interceptor;
#[path = "../../generator/runtime/lenient.rs"]
mod lenient;
#[path = "../../generator/runtime/link.rs"]
mod link;
#[path = "../../generator/runtime/members.rs"]
mod members;
#[path = "../../generator/runtime/mock.rs"]
mod mock;
#[path = "../../generator/runtime/mock_answer.rs"]
mod mock_answer;
#[path = "../../generator/runtime/mock_request.rs"]
mod mock_request;
#[path = "../../generator/runtime/multipart.rs"]
mod multipart;
#[path = "../../generator/runtime/null.rs"]
mod null;
#[path = "../../generator/runtime/number.rs"]
mod number;
#[path = "../../generator/runtime/objects.rs"]
mod objects;
#[path = "../../generator/runtime/origin.rs"]
mod origin;
#[path = "../../generator/runtime/pace.rs"]
mod pace;
#[path = "../../generator/runtime/paging.rs"]
mod paging;
#[path = "../../generator/runtime/rate_limit.rs"]
mod rate_limit;
#[path = "../../generator/runtime/raw_json.rs"]
mod raw_json;
#[path = "../../generator/runtime/request_id.rs"]
mod request_id;
#[path = "../../generator/runtime/retry.rs"]
mod retry;
#[path = "../../generator/runtime/retry_after.rs"]
mod retry_after;
#[path = "../../generator/runtime/retry_budget.rs"]
mod retry_budget;
#[path = "../../generator/runtime/sends.rs"]
mod sends;
#[path = "../../generator/runtime/shape.rs"]
mod shape;
#[path = "../../generator/runtime/slowdown.rs"]
mod slowdown;
#[path = "../../generator/runtime/string_enum.rs"]
mod string_enum;
#[path = "../../generator/runtime/string_newtype.rs"]
mod string_newtype;
#[path = "../../generator/runtime/surrogates.rs"]
mod surrogates;
#[path = "../../generator/runtime/text.rs"]
mod text;
#[path = "../../generator/runtime/trace.rs"]
mod trace;
#[path = "../../generator/runtime/transport.rs"]
mod transport;
#[path = "../../generator/runtime/union_enum.rs"]
mod union_enum;
#[path = "../../generator/runtime/variants.rs"]
mod variants;

// As at the root of a generated crate, where the macros look for them.
use crate::answer::Answer;
use crate::boxed::BoxFuture;
use crate::call::Call;
use crate::error::Error;

mod answers;
mod bodies;
mod builders;
mod calls;
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
mod retries;
mod shapes;
mod slowdowns;
mod spans;
mod texts;
mod unions;
mod waits;
