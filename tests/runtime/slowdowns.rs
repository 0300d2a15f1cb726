//! How calls go on once the server has refused some for their rate.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::Method;
use tokio::time::{Instant, sleep};

use crate::calls::answer::Nothing;
use crate::calls::error::Error;
use crate::clients::client::Client;
use crate::offline::{answering, builder, call, ok, status, status_with_pause, timed};
use crate::testing::mock::MockTransport;
use crate::testing::mock_answer::MockAnswer;

const SECOND: Duration = Duration::from_secs(1);

/// How long the server takes for an answer.
const DELAY: Duration = Duration::from_millis(50);

/// A server that lets through ten requests at once, and then ten a second.
struct Server {
    tokens: f64,
    filled: Instant,
    refused: usize,
}

impl Server {
    fn new() -> Self {
        Self {
            tokens: 10.0,
            filled: Instant::now(),
            refused: 0,
        }
    }

    fn answer(&mut self) -> MockAnswer {
        let filled = self.tokens + 10.0 * self.filled.elapsed().as_secs_f64();
        (self.tokens, self.filled) = (filled.min(10.0), Instant::now());
        if self.tokens < 1.0 {
            self.refused += 1;
            return status(429).after(DELAY);
        }
        self.tokens -= 1.0;
        ok().after(DELAY)
    }
}

/// A client of such a server.
fn client() -> (Client, Arc<Mutex<Server>>) {
    let server = Arc::new(Mutex::new(Server::new()));
    let answering = Arc::clone(&server);
    let mock = MockTransport::new().respond_by(Method::GET, "/things", move |_| {
        answering.lock().unwrap().answer()
    });
    (builder(&mock).build().unwrap(), server)
}

/// Makes this many calls at once, each of which makes others after it.
async fn work(client: &Client, workers: usize, calls: usize) -> Result<(), Error> {
    let workers = (0..workers).map(|_| {
        let client = client.clone();
        tokio::spawn(async move {
            for _ in 0..calls {
                call(&client, Method::GET).send::<Nothing>().await?;
            }
            Ok::<_, Error>(())
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.expect("no worker panics")?;
    }
    Ok(())
}

/// Far more callers than the server has time for: all of them get their answers, and soon.
#[tokio::test(start_paused = true)]
async fn calls_come_as_fast_as_the_server_lets_them() -> Result<(), Error> {
    let (client, server) = client();

    let (worked, time) = timed(work(&client, 50, 4)).await;

    worked?;
    // All at once after each pause, more would be refused than let through.
    let refused = server.lock().unwrap().refused;
    assert!((40..80).contains(&refused), "{refused}");
    // It could be 19 seconds.
    assert!(time < 35 * SECOND, "{time:?}");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_minute_without_a_refusal_ends_it() -> Result<(), Error> {
    let (client, _) = client();
    work(&client, 50, 1).await?;
    sleep(62 * SECOND).await;

    let (worked, time) = timed(work(&client, 8, 1)).await;

    worked?;
    assert_eq!(time, DELAY);
    Ok(())
}

/// A client that asked for little knows little of what the server has room for.
#[tokio::test(start_paused = true)]
async fn one_refusal_of_a_quiet_client_costs_no_call() -> Result<(), Error> {
    for limit in [5 * SECOND, 60 * SECOND] {
        let busy = status_with_pause(429, "1");
        let mock = answering(Method::GET, [ok(), ok(), busy, ok()]);
        let client = builder(&mock).timeout(limit).build()?;
        for _ in 0..3 {
            work(&client, 1, 1).await?;
            sleep(SECOND).await;
        }

        let (worked, time) = timed(work(&client, 200, 1)).await;

        worked?;
        assert!(time < 15 * SECOND, "{time:?}");
    }
    Ok(())
}

/// As nothing was let through, nothing is known of how much will be.
#[tokio::test(start_paused = true)]
async fn a_first_call_that_is_refused_says_only_how_long_to_wait() -> Result<(), Error> {
    let (client, server) = client();
    server.lock().unwrap().tokens = 0.0;
    let refused = call(&client, Method::GET).send::<Nothing>();
    let (refused, time) = timed(async { tokio::join!(refused, sleep(DELAY)) }).await;
    assert_eq!(refused.0?.attempts, 2);
    assert!(time < 2 * SECOND, "{time:?}");

    let (worked, time) = timed(work(&client, 8, 1)).await;

    worked?;
    assert_eq!(time, DELAY);
    Ok(())
}

/// A pause may be longer than a distance is kept, which counts from its end.
#[tokio::test(start_paused = true)]
async fn after_a_long_pause_calls_keep_their_distance() -> Result<(), Error> {
    let busy = status_with_pause(429, "90");
    let mock = answering(Method::GET, [ok(), ok(), busy, ok()]);
    let limit = 200 * SECOND;
    let client = builder(&mock).timeout(limit).build()?;
    work(&client, 3, 1).await?;

    let (worked, time) = timed(work(&client, 3, 1)).await;

    worked?;
    assert!(time > SECOND, "{time:?}");
    Ok(())
}
