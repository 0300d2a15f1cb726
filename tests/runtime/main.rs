//! The hand-written runtime by itself, without any API: what every generated crate relies on.

#[path = "../../generator/runtime/aliases.rs"]
mod aliases;
#[path = "../../generator/runtime/answer.rs"]
mod answer;
#[path = "../../generator/runtime/by_key.rs"]
mod by_key;
#[path = "../../generator/runtime/by_property.rs"]
mod by_property;
#[path = "../../generator/runtime/call.rs"]
mod call;
#[path = "../../generator/runtime/client.rs"]
mod client;
#[path = "../../generator/runtime/credential.rs"]
mod credential;
#[path = "../../generator/runtime/date_time.rs"]
mod date_time;
#[path = "../../generator/runtime/declared_fields.rs"]
mod declared_fields;
#[path = "../../generator/runtime/error.rs"]
mod error;
#[path = "../../generator/runtime/excerpt.rs"]
mod excerpt;
#[path = "../../generator/runtime/members.rs"]
mod members;
#[path = "../../generator/runtime/null.rs"]
mod null;
#[path = "../../generator/runtime/number.rs"]
mod number;
#[path = "../../generator/runtime/raw_json.rs"]
mod raw_json;
#[path = "../../generator/runtime/sends.rs"]
mod sends;
#[path = "../../generator/runtime/shape.rs"]
mod shape;
#[path = "../../generator/runtime/string_enum.rs"]
mod string_enum;
#[path = "../../generator/runtime/string_newtype.rs"]
mod string_newtype;
#[path = "../../generator/runtime/text.rs"]
mod text;
#[path = "../../generator/runtime/union_enum.rs"]
mod union_enum;
#[path = "../../generator/runtime/variants.rs"]
mod variants;

// As at the root of a generated crate, where the macros look for them.
use crate::answer::Answer;
use crate::error::Error;

mod answers;
mod builders;
mod calls;
mod credentials;
mod dates;
mod echo;
mod excerpts;
mod fields;
mod further_keys;
mod numbers;
mod raw_values;
mod redirects;
mod shapes;
mod texts;
mod unions;
