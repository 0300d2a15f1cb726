//! The server: it keeps connections alive, and fails at one request in twenty.

use std::io::Result;
use std::sync::Arc;
use std::time::Duration;

use dixa_integrations::{Client, RetryPolicy};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use crate::records::{Records, Served};
use crate::request::Request;

/// How long the client waits for an attempt.
pub const PATIENCE: Duration = Duration::from_millis(500);

/// The header with the number of the call.
pub const CALL: &str = "x-call";

/// Starts the server, and gives a client of it.
pub async fn start(records: Arc<Records>) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(serve(connection, Arc::clone(&records)));
        }
    });
    let moment = Duration::from_millis(1);
    Client::builder()
        .base_url(format!("http://{address}"))
        .attempt_timeout(PATIENCE)
        .retry(RetryPolicy::default().delays(moment, moment))
        .build()
        .unwrap()
}

/// Serves the requests of one connection, as long as it is in order.
async fn serve(mut connection: TcpStream, records: Arc<Records>) -> Result<()> {
    connection.set_nodelay(true)?;
    while let Some(request) = Request::read(&mut connection).await? {
        let call = request.header(CALL).and_then(|call| call.parse().ok());
        let call: usize = call.expect("every call has a number");
        // Silence is rare, as each makes its call wait.
        let served = match fastrand::u32(..1000) {
            0 => Served::Never,
            1..50 => fastrand::choice(Served::FAULTS).unwrap_or(Served::Broken),
            _ => Served::Well,
        };
        // With a key, the server would know the request again.
        let is_post = request.head.starts_with("POST ");
        let is_new = is_post && request.header("idempotency-key").is_none();
        records.write(call, served, is_new && served != Served::TooMany);
        let value = format!(r#"{{"data":{{"id":"{call}"}}}}"#);
        let answer = match served {
            Served::Well => answer("200 OK", &value),
            Served::TooMany => answer("429 Too Many Requests\r\nretry-after: 0", ""),
            Served::Broken => answer("500 Internal Server Error", ""),
            Served::Garbled => answer("200 OK", "<html>"),
            Served::Reset => return connection.set_zero_linger(),
            Served::Half => {
                let answer = answer("200 OK", &value);
                return connection.write_all(&answer[..answer.len() - 5]).await;
            }
            Served::Never => {
                sleep(2 * PATIENCE).await;
                return Ok(());
            }
        };
        connection.write_all(&answer).await?;
    }
    Ok(())
}

fn answer(status: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}
