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

TLS is chosen by feature: `rustls` (the default) or `native-tls`.

## Operations

### Pets

| method | request |
| --- | --- |
| `client.pets().list()` | `GET /pets` |
| `client.pets().pets()` | `PUT /pets` |
| `client.pets().add_new_pet()` | `POST /pets` |
| `client.pets().remove_all()` | `DELETE /pets` |

## Licence

MIT or Apache-2.0, as you prefer.

