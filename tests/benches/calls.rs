//! What a call costs beyond the request: a small `GET` by the client, against the same by nothing
//! but reqwest and serde, with the same headers and a time limit. `cargo bench -p tests --bench calls`
//!
//! Both are made in one run over connections that are kept alive, in pairs that follow each other
//! closely, so that whatever else the machine does meets both. The ratios of the pairs count.

#[path = "../loopback/request.rs"]
mod request;

use std::io::Result;
use std::time::{Duration, Instant};

use dixa_integrations::Client;
use dixa_integrations::models::Queue;
use serde::Deserialize;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use request::Request;

/// What the client may take of the time without it.
const BAR: f64 = 1.10;

/// What both prove themselves with.
const TOKEN: &str = "test-token";

/// How many pairs there are.
const PAIRS: usize = 200;

/// How many calls each half of a pair makes.
const CALLS: u32 = 100;

const BODY: &str = r#"{"data":{"id":"q-1","name":"Support","is_default":true,"priority":3}}"#;

/// The envelope of the answer, for the one that has no client.
#[derive(Deserialize)]
struct Data {
    data: Queue,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = serve();
    let client = Client::builder().base_url(&url).token(TOKEN);
    let client = client.build().unwrap();
    let bare = reqwest::Client::builder()
        .user_agent("dixa-integrations/0.1.0")
        .timeout(Duration::from_secs(30));
    let bare = bare.build().unwrap();
    let url = format!("{url}/v1/queues/q-1");

    let mut pairs = Vec::new();
    for number in 0..=PAIRS {
        // Each goes first as often as the other.
        let pair = match number % 2 {
            0 => (with_client(&client).await, without(&bare, &url).await),
            _ => {
                let without = without(&bare, &url).await;
                (with_client(&client).await, without)
            }
        };
        pairs.push(pair);
    }
    // The first pair makes the connections.
    pairs.remove(0);

    let ratios = pairs
        .iter()
        .map(|(with, without)| with.as_secs_f64() / without.as_secs_f64());
    let [quarter, median, three_quarters] = quartiles(ratios);
    let [_, with, _] = quartiles(pairs.iter().map(|(with, _)| micros(*with)));
    let [_, without, _] = quartiles(pairs.iter().map(|(_, without)| micros(*without)));
    println!("{with:.1} µs a call with the client, {without:.1} µs without");
    println!("ratio {median:.3} (half of the pairs: {quarter:.3} to {three_quarters:.3})");
    assert!(
        median <= BAR,
        "the client takes more than {BAR} times what is needed"
    );
}

async fn with_client(client: &Client) -> Duration {
    let start = Instant::now();
    for _ in 0..CALLS {
        let queue = client.queues().get("q-1").await.unwrap();
        assert_eq!(queue.priority, Some(3));
    }
    start.elapsed()
}

async fn without(http: &reqwest::Client, url: &str) -> Duration {
    let start = Instant::now();
    for _ in 0..CALLS {
        let answer = http
            .get(url)
            .header("accept", "application/json")
            .header("authorization", TOKEN)
            .send()
            .await
            .unwrap();
        let body = answer.error_for_status().unwrap().bytes().await.unwrap();
        let queue = serde_json::from_slice::<Data>(&body).unwrap().data;
        assert_eq!(queue.priority, Some(3));
    }
    start.elapsed()
}

/// How long one call of these took.
fn micros(calls: Duration) -> f64 {
    calls.as_secs_f64() * 1e6 / f64::from(CALLS)
}

fn quartiles(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values[values.len() * quarter / 4])
}

/// Starts a server on a thread of its own, and says where it is.
fn serve() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(|| accept(listener));
    url
}

#[tokio::main(flavor = "current_thread")]
async fn accept(listener: std::net::TcpListener) {
    let listener = TcpListener::from_std(listener).unwrap();
    while let Ok((connection, _)) = listener.accept().await {
        tokio::spawn(answer(connection));
    }
}

async fn answer(mut connection: TcpStream) -> Result<()> {
    connection.set_nodelay(true)?;
    let length = BODY.len();
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{BODY}");
    while Request::read(&mut connection).await?.is_some() {
        connection.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}
