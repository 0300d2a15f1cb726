//! A server on loopback that does with each request what a test tells it to.

use std::io::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use dixa_integrations::{Client, ClientBuilder, RetryPolicy};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::request::Request;

/// A list without entries, as an answer.
pub const EMPTY_LIST: &str = r#"{"data":[]}"#;

/// A server that runs until its test ends.
pub struct Server {
    address: String,
    requests: Arc<AtomicUsize>,
}

impl Server {
    /// Serves each request by `serve`, which gets its number, from 1, and the connection.
    ///
    /// The connection is closed when `serve` is done, so that each request has one of its own.
    pub async fn start<F, S>(serve: F) -> Self
    where
        F: Fn(usize, TcpStream) -> S + Clone + Send + 'static,
        S: Future<Output = Result<()>> + Send,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let requests = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((mut connection, _)) = listener.accept().await {
                let (serve, counted) = (serve.clone(), Arc::clone(&counted));
                tokio::spawn(async move {
                    Request::read(&mut connection).await?;
                    let number = counted.fetch_add(1, Ordering::SeqCst) + 1;
                    serve(number, connection).await
                });
            }
        });
        Self { address, requests }
    }

    /// Answers each request with these bytes.
    pub async fn answering(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes: Arc<[u8]> = bytes.into().into();
        Self::start(move |_, connection| send(connection, Arc::clone(&bytes))).await
    }

    /// Where it is, as a base URL.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many requests there were.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// A client of this server that does not wait long between its attempts.
    pub fn builder(&self) -> ClientBuilder {
        builder(self.url())
    }

    /// The same, built.
    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

/// A client that does not wait long between its attempts.
pub fn builder(base_url: String) -> ClientBuilder {
    let moment = Duration::from_millis(1);
    Client::builder()
        .base_url(base_url)
        .retry(RetryPolicy::default().delays(moment, moment))
}

/// An answer of this status, with these header lines and this body.
pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n");
    [head.as_bytes(), headers.as_bytes(), b"\r\n", body].concat()
}

/// Sends all of it and hangs up.
pub async fn send(mut connection: TcpStream, bytes: impl AsRef<[u8]>) -> Result<()> {
    connection.write_all(bytes.as_ref()).await?;
    connection.shutdown().await
}
