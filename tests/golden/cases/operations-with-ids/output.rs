//- README.md
<!-- @generated; do not edit. -->

# golden-case

Client for the Pets API

```rust
use golden_case::Client;

let client = Client::builder().build()?;
let value = client.pets().list().await?;
println!("{value:#?}");
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

