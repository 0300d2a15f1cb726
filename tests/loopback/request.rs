//! Requests as servers on loopback read them: whole, and one after the other.

use std::io::{ErrorKind, Result};

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// A request that came to its end. Its body, which no server here needs, is not kept.
pub struct Request {
    /// The first line and the headers.
    pub head: String,
}

impl Request {
    /// Reads a request to its end; one that is left unread would make closing a reset. There is
    /// none if the client hangs up before.
    pub async fn read(connection: &mut TcpStream) -> Result<Option<Self>> {
        let mut bytes = Vec::with_capacity(1024);
        loop {
            if connection.read_buf(&mut bytes).await? == 0 {
                return Ok(None);
            }
            let mut windows = bytes.windows(END_OF_HEAD.len());
            let Some(end) = windows.position(|bytes| bytes == END_OF_HEAD) else {
                continue;
            };
            let head = str::from_utf8(&bytes[..end]).map_err(|_| ErrorKind::InvalidData)?;
            let request = Self {
                head: head.to_owned(),
            };
            if bytes.len() >= end + END_OF_HEAD.len() + request.body_length() {
                return Ok(Some(request));
            }
        }
    }

    /// The value of a header, whose name is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find_map(|(known, value)| (known == name).then_some(value))
    }

    fn body_length(&self) -> usize {
        let length = self.header("content-length");
        length.map_or(0, |length| length.parse().unwrap_or_default())
    }
}
