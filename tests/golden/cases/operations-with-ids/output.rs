//- README.md
<!-- @generated; do not edit. -->

# golden-case

Client for the Pets API

```toml
[dependencies]
golden-case = "0.1.0"
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
```

```rust
use golden_case::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().build()?;
    let value = client.pets().list().await?;
    println!("{value:#?}");
    Ok(())
}
```

TLS is chosen by feature: `rustls` (the default) or `native-tls`. The crate's page lists the others.

## Retries and limits

A call is tried up to three times where that does no harm: after a broken connection, a slow attempt
or a passing error of the server, if the method is safe to repeat, the call has an idempotency key, or
the request was surely not carried out. `Retry-After` is heeded, a call ends with its time limit (60
seconds by default), and retries are a small share of all calls. After a 429 all calls of the client wait.

`Client::builder()` sets other limits and policies, `.configure(|call| ..)` those of one call.

## Testing

With the feature `mock`, a client needs no server:

```rust
use golden_case::{Client, MockTransport, http::Method};

let mock = MockTransport::new().answer(Method::GET, "/things/{id}", 200, body);
let client = Client::builder().transport(mock.clone()).build()?;
// .. and `mock.requests()` has what was asked.
```

`fixture` makes values of JSON; the module `guide` of the crate's documentation says more.

## Operations

### Pets

| method | request |
| --- | --- |
| `client.pets().list()` | `GET /pets` |
| `client.pets().pets()` | `PUT /pets` |
| `client.pets().add_new_pet()` | `POST /pets` |
| `client.pets().remove_all()` | `DELETE /pets` |

