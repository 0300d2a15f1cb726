//! How long it takes to decode an answer with the generated types, beside what a person writes with
//! serde.
//!
//! `cargo bench -p tests --bench decoding` prints, for each document, ratios of the two: each the median
//! over pairs of runs that follow each other, so that what else the machine does touches both. The client
//! reads a body as text; most programs read it as bytes (as `json()` of reqwest does). So there are three
//! ratios: the client against such a program, and the types alone, both from bytes and both from text. Then
//! come the sizes of the entries, and a table with the times and allocations of a whole document.

// A benchmark decodes values and looks at none of them.
#![allow(dead_code)]

mod by_hand;
mod documents;
mod generated;

#[path = "../../../generator/runtime/unions"]
mod unions {
    pub mod by_property;
    pub mod union_enum;
    pub mod variants;
}
#[path = "../../../generator/runtime/values"]
mod values {
    pub mod date_time;
    pub mod declared_fields;
    pub mod integers;
    pub mod nesting;
    pub mod raw_json;
    pub mod reader;
    pub mod string_enum;
    pub mod text;
}

use std::hint::black_box;
use std::time::{Duration, Instant};

use dixa_integrations::models::ActivityLog;
use dixa_integrations::{Decode, Json, Page};
use serde::de::DeserializeOwned;
use serde_json::Value;

use by_hand::{Attributes, BoxedAttributes, Entry, TaggedMessage};
use documents::Place;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

/// How often the two are run in turn.
const PAIRS: usize = 200;

type Generated = Page<ActivityLog>;
type ByHand = by_hand::Page<Entry<Attributes>>;
type ByHandBoxed = by_hand::Page<Entry<BoxedAttributes>>;
type GeneratedMessages = generated::Page<generated::Message>;
type MessagesByHand = by_hand::Page<TaggedMessage>;

fn main() {
    println!("time, generated / by hand (median of {PAIRS} pairs)");
    println!("  client   bytes    text");
    let first = documents::activity_log(Place::First);
    let last = documents::activity_log(Place::Last);
    let plain = documents::activity_log_without_unions();
    let messages = documents::messages();
    compare::<Generated, ByHand>("activity log, type first", &first);
    compare::<Generated, ByHand>("activity log, type last", &last);
    compare::<Generated, ByHand>("activity log without unions", &plain);
    compare::<GeneratedMessages, MessagesByHand>("messages, `_type` last", &messages);

    println!("\nfor comparison, activity log, type first / by hand, both from bytes");
    let boxed = ratio(&first, from_bytes::<ByHandBoxed>, from_bytes::<ByHand>);
    println!("{boxed:>8.3}  by hand, members on the heap");
    let value = ratio(&first, from_bytes::<Value>, from_bytes::<ByHand>);
    println!("{value:>8.3}  `serde_json::Value`");

    println!("\nsize of an entry in bytes");
    println!("{:>8}  generated", size_of::<ActivityLog>());
    println!("{:>8}  by hand", size_of::<Entry<Attributes>>());
    println!(
        "{:>8}  by hand, members on the heap\n",
        size_of::<Entry<BoxedAttributes>>()
    );

    divan::main();
}

#[divan::bench(types = [Generated, ByHand, ByHandBoxed])]
fn activity_log<T: DeserializeOwned>(bencher: divan::Bencher<'_, '_>) {
    let document = documents::activity_log(Place::First);
    bencher.bench(|| from_bytes::<T>(&document));
}

#[divan::bench(types = [GeneratedMessages, MessagesByHand])]
fn messages<T: DeserializeOwned>(bencher: divan::Bencher<'_, '_>) {
    let document = documents::messages();
    bencher.bench(|| from_bytes::<T>(&document));
}

/// Prints how long it takes to read a document as `One`, as a share of what it takes as `Other`.
fn compare<One: DeserializeOwned, Other: DeserializeOwned>(name: &str, document: &str) {
    let client = ratio(document, by_client::<One>, from_bytes::<Other>);
    let bytes = ratio(document, from_bytes::<One>, from_bytes::<Other>);
    let text = ratio(document, by_client::<One>, from_text::<Other>);
    println!("{client:>8.3}{bytes:>8.3}{text:>8.3}  {name}");
}

/// How long `one` takes, as a share of what `other` takes.
fn ratio<One, Other>(document: &str, one: fn(&str) -> One, other: fn(&str) -> Other) -> f64 {
    let pair = |_| time(document, one).as_secs_f64() / time(document, other).as_secs_f64();
    let mut ratios: Vec<f64> = (0..PAIRS).map(pair).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[PAIRS / 2]
}

fn time<T>(document: &str, decode: fn(&str) -> T) -> Duration {
    let start = Instant::now();
    let value = decode(document);
    let time = start.elapsed();
    drop(value);
    time
}

/// As the client decodes a body: as text, once it is checked to be one.
fn by_client<T: DeserializeOwned>(document: &str) -> T {
    Json::<T>::decode(black_box(document.as_bytes())).expect("every document is decoded")
}

/// As most programs decode a body.
fn from_bytes<T: DeserializeOwned>(document: &str) -> T {
    serde_json::from_slice(black_box(document.as_bytes())).expect("every document is decoded")
}

/// As a program decodes a body that does as the client does.
fn from_text<T: DeserializeOwned>(document: &str) -> T {
    let text = str::from_utf8(black_box(document.as_bytes())).expect("every document is a text");
    serde_json::from_str(text).expect("every document is decoded")
}
