//! Every operation against recorded exchanges, written as a user of the crate would write it.
//!
//! `Recorded::serve` serves one file of `recordings/` on loopback; when it is dropped, it compares
//! what was sent with what was recorded.

mod recorded;

mod activity_log;
mod activity_types;
mod answers_that_do_not_fit;
mod calls;
mod clients;
mod conversations;
mod credentials;
mod endpoints;
mod errors;
mod fixtures;
mod flows;
mod hard_cases;
mod lenient_lists;
mod messages;
mod notes;
mod path_arguments;
mod pipeline;
mod queues;
mod recordings;
mod tags;
mod timestamps;
mod users;
