//! Something more of each kind.

use generator::compare::Verdict::{Additive, Documentation};

use crate::variants::{Variant, variant};

/// What is added.
pub const ADDITIONS: &[Variant] = &[
    variant(
        "optional field that is received",
        Additive,
        Some(4),
        "- target: $.components.schemas.User.properties
  update: { nickname: { type: string, description: What friends say. } }",
    ),
    variant(
        "required field that is received",
        Additive,
        None,
        "- target: $.components.schemas.User
  update: { required: [nickname], properties: { nickname: { type: string } } }",
    ),
    variant(
        "optional field that is sent",
        Additive,
        Some(10),
        "- target: $.components.schemas.AttachmentInput.properties
  update: { alt_text: { type: string, description: What is seen. } }",
    ),
    variant(
        "query parameter",
        Additive,
        Some(10),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: role, in: query, description: The role., schema: { type: string } }] }",
    ),
    variant(
        "first query parameter",
        Additive,
        Some(12),
        "- target: $.paths['/v1/tags'].get
  update: { parameters: [{ name: color, in: query, description: The color., schema: { type: string } }] }",
    ),
    variant(
        "header parameter",
        Additive,
        Some(10),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: X-Trace, in: header, description: A trace., schema: { type: string } }] }",
    ),
    variant(
        "value of an enum",
        Additive,
        Some(3),
        "- target: $.components.schemas.Channel
  update: { enum: [carrier_pigeon] }",
    ),
    variant(
        "variant of a union, with its model",
        Additive,
        Some(3 + 16),
        "- target: $.components.schemas
  update: { PigeonReleasedAttribute: { type: object, description: A pigeon was released., properties: { ring: { type: string } } } }
- target: $.components.schemas.ActivityLog.properties.attributes
  update:
    oneOf: [{ $ref: '#/components/schemas/PigeonReleasedAttribute' }]
    x-sibling-discriminator: { mapping: { pigeon_released: '#/components/schemas/PigeonReleasedAttribute' } }",
    ),
    variant(
        "operation",
        Additive,
        Some(40),
        "- target: $.paths
  update:
    /v1/queues/{id}/members:
      get:
        tags: [Queues]
        summary: List the members of a queue
        parameters:
          - { name: id, in: path, required: true, description: The id of the queue., schema: { type: string } }
        responses:
          '200':
            description: The members.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/User' } }, paging: { $ref: '#/components/schemas/Paging' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
    variant(
        "schema",
        Additive,
        None,
        "- target: $.components.schemas
  update: { Pigeon: { type: object, properties: { ring: { type: string } } } }",
    ),
    variant(
        "error answer",
        Documentation,
        Some(10),
        "- target: $.paths['/v1/tags'].get.responses
  update: { '409': { description: Two at once., content: { application/json: { schema: { $ref: '#/components/schemas/ErrorMessage' } } } } }",
    ),
    variant(
        "tag without operations",
        Documentation,
        Some(0),
        "- target: $
  update: { tags: [{ name: Pigeons, description: Birds. }] }",
    ),
    variant(
        "server after the first",
        Documentation,
        Some(0),
        "- target: $
  update: { servers: [{ url: 'https://eu.example.com' }] }",
    ),
    variant(
        "operation that sends",
        Additive,
        Some(40),
        "- target: $.paths
  update:
    /v1/queues/{id}/members:
      post:
        tags: [Queues]
        summary: Add a member to a queue
        parameters:
          - { name: id, in: path, required: true, description: The id of the queue., schema: { type: string } }
        requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/AttachmentInput' } } } }
        responses:
          '200':
            description: The member.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { $ref: '#/components/schemas/User' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
    variant(
        "operation with an optional parameter",
        Additive,
        Some(40 + 9),
        "- target: $.paths
  update:
    /v1/queues/{id}/members:
      get:
        tags: [Queues]
        summary: List the members of a queue
        parameters:
          - { name: id, in: path, required: true, description: The id of the queue., schema: { type: string } }
          - { name: role, in: query, description: The role., schema: { type: string } }
        responses:
          '200':
            description: The members.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/User' } }, paging: { $ref: '#/components/schemas/Paging' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
    variant(
        "error answer with a body of its own",
        Additive,
        None,
        "- target: $.paths['/v1/tags'].get.responses
  update: { '409': { description: Two at once., content: { application/json: { schema: { type: object, required: [until], properties: { until: { type: integer } } } } } } }",
    ),
    variant(
        "server before the first",
        Additive,
        None,
        "- { target: $.servers, remove: true }
- target: $
  update: { servers: [{ url: 'https://eu.example.com' }] }",
    ),
    variant(
        "docs of a field",
        Documentation,
        Some(2),
        "- target: $.components.schemas.User.properties.name
  update: { description: The full name. }",
    ),
];
