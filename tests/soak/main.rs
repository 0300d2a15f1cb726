//! Many calls to a server that fails at one in twenty: each must end in the right answer or in a
//! true error, nothing may be carried out twice, and memory must not grow.
//!
//! `cargo test --release -p tests --test soak -- 100000` makes that many calls; without a number
//! they are few, so that all tests together take no long time.

mod calls;
mod memory;
mod records;
#[path = "../loopback/request.rs"]
mod request;
mod server;

use std::sync::Arc;
use std::time::Instant;

use calls::Tally;
use records::Records;

/// How many calls are under way at any time.
const WORKERS: usize = 32;

/// How much memory may be taken between the first tenth of the calls and the last.
const MOST_GROWTH: u64 = 8 * 1024 * 1024;

// Each thread has memory of its own: that of a machine with many would look like growth.
#[tokio::main(worker_threads = 4)]
async fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok());
    let count = count.unwrap_or(2_000);
    let records = Arc::new(Records::new(count));
    let client = server::start(Arc::clone(&records)).await;
    let start = Instant::now();

    let mut tally = Tally::default();
    let mut sizes = Vec::new();
    for part in [0..count / 10, count / 10..count / 2, count / 2..count] {
        tally += calls::make(&client, &records, part, WORKERS).await;
        sizes.extend(memory::resident_bytes());
    }

    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{count} calls in {seconds:.1} s, {} requests: {tally}",
        records.requests()
    );
    let megabytes = sizes
        .iter()
        .map(|size| format!("{:.1}", *size as f64 / 1e6));
    let megabytes = megabytes.collect::<Vec<_>>().join(", ");
    println!("resident MB after a tenth, a half, and all of them: {megabytes}");
    assert_eq!(tally.answers + tally.errors, count);
    assert_eq!(records.carried_out_twice(), 0);
    if let [first, .., last] = sizes[..] {
        assert!(last < first + MOST_GROWTH, "memory grows: {sizes:?} bytes");
    }
}
