//! Something less of each kind, or something else.

use generator::compare::Verdict::{Additive, Breaking, Documentation};

use crate::variants::{Variant, variant};

/// What is removed or narrowed, or made wider than Rust takes lightly.
pub const NARROWINGS: &[Variant] = &[
    variant(
        "field that is received, removed",
        Breaking,
        None,
        "- { target: $.components.schemas.User.properties.name, remove: true }",
    ),
    variant(
        "field that is sent, removed",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/users'].post.requestBody.content['application/json'].schema.properties.name\", remove: true }",
    ),
    variant(
        "query parameter, removed",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/users'].get.parameters[?@.name=='phone_number']\", remove: true }",
    ),
    variant(
        "value of an enum, removed",
        Breaking,
        None,
        "- { target: \"$.components.schemas.Channel.enum[?@=='callback']\", remove: true }",
    ),
    variant(
        "variant of a union, removed",
        Breaking,
        None,
        "- { target: \"$.components.schemas.ActivityLog.properties.attributes.oneOf[?@['$ref']=='#/components/schemas/TagAddedAttribute']\", remove: true }
- { target: \"$.components.schemas.ActivityLog.properties.attributes['x-sibling-discriminator'].mapping.tag_added\", remove: true }",
    ),
    variant(
        "operation, removed",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/queues/{id}']\", remove: true }",
    ),
    variant(
        "error answer, removed",
        Documentation,
        None,
        "- { target: \"$.paths['/v1/tags'].get.responses['404']\", remove: true }",
    ),
    variant(
        "tag without operations, removed",
        Documentation,
        Some(0),
        "- { target: \"$.tags[?@.name=='Wrapup']\", remove: true }",
    ),
    variant(
        "field that is received, of another type",
        Breaking,
        None,
        "- target: $.components.schemas.Queue.properties.priority
  update: { type: string }",
    ),
    variant(
        "optional field that is received, required",
        Breaking,
        None,
        "- target: $.components.schemas.User
  update: { required: [name] }",
    ),
    variant(
        "optional field that is sent, required",
        Breaking,
        None,
        "- target: $.paths['/v1/anonymization_request'].post.requestBody.content['application/json'].schema
  update: { required: [force_anonymization] }",
    ),
    variant(
        "field that is received, nullable",
        Breaking,
        None,
        "- target: $.components.schemas.User.properties.id
  update: { nullable: true }",
    ),
    variant(
        "query parameter, required",
        Breaking,
        None,
        "- target: $.paths['/v1/users'].get.parameters[0]
  update: { required: true }",
    ),
    variant(
        "schema that is used once, no more",
        Breaking,
        None,
        "- { target: $.components.schemas.ActivityLog.properties.author, remove: true }",
    ),
    variant(
        "server, another",
        Additive,
        None,
        "- target: $.servers[0]
  update: { url: 'https://eu.example.com' }",
    ),
    variant(
        "values of a field, listed",
        Breaking,
        None,
        "- target: $.components.schemas.Queue.properties.name
  update: { enum: [one, two] }",
    ),
    variant(
        "field that is received, of a narrower number",
        Documentation,
        None,
        "- target: $.components.schemas.Queue.properties.priority
  update: { minimum: 0 }",
    ),
    variant(
        "field that is sent, of another type",
        Breaking,
        None,
        "- target: $.components.schemas.AttachmentInput.properties.url
  update: { type: integer }",
    ),
    variant(
        "required field that is sent",
        Breaking,
        None,
        "- target: $.components.schemas.AttachmentInput
  update: { required: [size], properties: { size: { type: integer } } }",
    ),
    variant(
        "answer, of another type",
        Breaking,
        None,
        "- target: \"$.paths['/v1/queues/{id}'].get.responses['200'].content['application/json'].schema.properties.data\"
  update: { $ref: '#/components/schemas/User' }",
    ),
    variant(
        "tag of an operation, another",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/queues/{id}'].get.tags\", remove: true }
- target: \"$.paths['/v1/queues/{id}'].get\"
  update: { tags: [Tags] }",
    ),
    variant(
        "text, shorter",
        Documentation,
        None,
        "- target: $.components.schemas.User.properties.name
  update: { maxLength: 40 }",
    ),
];
