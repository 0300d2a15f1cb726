//! How long it takes to decode an answer with the generated types, beside what a person writes with
//! serde.
//!
//! `cargo bench -p tests --bench decoding` prints, for each document, the ratio of the two: the median
//! over pairs of runs that follow each other, so that what else the machine does touches both. Then
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
    pub mod members;
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
    let first = documents::activity_log(Place::First);
    let last = documents::activity_log(Place::Last);
    let plain = documents::activity_log_without_unions();
    let messages = documents::messages();
    compare(
        "activity log, type first",
        &first,
        generated::<Generated>,
        by_hand::<ByHand>,
    );
    compare(
        "activity log, type last",
        &last,
        generated::<Generated>,
        by_hand::<ByHand>,
    );
    compare(
        "activity log without unions",
        &plain,
        generated::<Generated>,
        by_hand::<ByHand>,
    );
    compare(
        "messages, `_type` last",
        &messages,
        generated::<GeneratedMessages>,
        by_hand::<MessagesByHand>,
    );

    println!("\nfor comparison, activity log, type first / by hand");
    compare(
        "by hand, members on the heap",
        &first,
        by_hand::<ByHandBoxed>,
        by_hand::<ByHand>,
    );
    compare(
        "generated types, read from bytes",
        &first,
        by_hand::<Generated>,
        by_hand::<ByHand>,
    );
    compare(
        "`serde_json::Value`",
        &first,
        by_hand::<serde_json::Value>,
        by_hand::<ByHand>,
    );

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
    bencher.bench(|| by_hand::<T>(&document));
}

#[divan::bench(types = [GeneratedMessages, MessagesByHand])]
fn messages<T: DeserializeOwned>(bencher: divan::Bencher<'_, '_>) {
    let document = documents::messages();
    bencher.bench(|| by_hand::<T>(&document));
}

/// Prints how long `one` takes, as a share of what `other` takes.
fn compare<One, Other>(name: &str, document: &str, one: fn(&str) -> One, other: fn(&str) -> Other) {
    let pair = |_| time(document, one).as_secs_f64() / time(document, other).as_secs_f64();
    let mut ratios: Vec<f64> = (0..PAIRS).map(pair).collect();
    ratios.sort_by(f64::total_cmp);
    println!("{:>8.3}  {name}", ratios[PAIRS / 2]);
}

fn time<T>(document: &str, decode: fn(&str) -> T) -> Duration {
    let start = Instant::now();
    let value = decode(document);
    let time = start.elapsed();
    drop(value);
    time
}

/// As the client decodes a body.
fn generated<T: DeserializeOwned>(document: &str) -> T {
    Json::<T>::decode(black_box(document.as_bytes())).expect("every document is decoded")
}

/// As most programs decode a body.
fn by_hand<T: DeserializeOwned>(document: &str) -> T {
    serde_json::from_slice(black_box(document.as_bytes())).expect("every document is decoded")
}
