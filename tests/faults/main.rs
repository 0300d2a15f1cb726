//! What a caller gets from servers that misbehave on purpose. The table in the crate's
//! `guide::errors` says the same.

mod bodies;
mod connections;
mod proxies;
mod redirects;
#[path = "../loopback/request.rs"]
mod request;
mod server;
mod storms;
mod times;
mod told;
