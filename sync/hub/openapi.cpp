// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/hub.h"

namespace naru::hub {

namespace {

constexpr const char* document = R"({
  "openapi": "3.1.0",
  "info": {
    "title": "Naru hub", "version": "1",
    "description": "Where the records of desks come together. Bodies of /v1/d are CBOR; sync/wire describes their bytes.",
    "license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"}
  },
  "paths": {
    "/v1/d/{device}/batch": {
      "parameters": [{"$ref": "#/components/parameters/device"}],
      "post": {
        "operationId": "sendBatch", "summary": "Neighbouring entries of the desk's record, signed by the desk",
        "security": [{"desk": []}],
        "parameters": [{"name": "Content-Encoding", "in": "header", "required": false,
          "schema": {"type": "string", "enum": ["deflate", "zstd"]}}],
        "requestBody": {"required": true, "content": {"application/vnd.naru.sync+cbor": {
          "schema": {"type": "string", "format": "binary", "maxLength": 1048576}}}},
        "responses": {
          "200": {"$ref": "#/components/responses/accepted"},
          "400": {"$ref": "#/components/responses/refused"},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "409": {"$ref": "#/components/responses/refused"},
          "411": {"description": "A body without a length"},
          "413": {"$ref": "#/components/responses/refused"},
          "415": {"$ref": "#/components/responses/refused"},
          "422": {"$ref": "#/components/responses/refused"},
          "428": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/head": {
      "parameters": [{"$ref": "#/components/parameters/device"}],
      "get": {
        "operationId": "readHead", "summary": "How far the desk's record is here, signed by the hub",
        "security": [{"desk": []}],
        "responses": {
          "200": {"$ref": "#/components/responses/accepted"},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/seal": {
      "parameters": [{"$ref": "#/components/parameters/device"}],
      "get": {
        "operationId": "readSealing", "summary": "To whose key the desk seals bodies, signed by the hub",
        "security": [{"desk": []}],
        "responses": {
          "200": {"description": "As sync/wire/sealing.h has it", "content": {"application/vnd.naru.sync+cbor": {
            "schema": {"type": "string", "format": "binary"}}}},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "404": {"description": "Nothing was ever said: bodies go open"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/proof": {
      "parameters": [{"$ref": "#/components/parameters/device"},
        {"name": "epoch", "in": "query", "required": true, "schema": {"type": "integer", "minimum": 0}},
        {"name": "seq", "in": "query", "required": true, "schema": {"type": "integer", "minimum": 1}}],
      "get": {
        "operationId": "proveEntry", "summary": "That one entry is in the public log, under its newest checkpoint",
        "security": [{"desk": []}],
        "responses": {
          "200": {"description": "A proof, as sync/wire/proof.h has it", "content": {"application/vnd.naru.sync+cbor": {
            "schema": {"type": "string", "format": "binary"}}}},
          "400": {"$ref": "#/components/responses/refused"},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "404": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/lost": {
      "parameters": [{"$ref": "#/components/parameters/device"}],
      "get": {
        "operationId": "readLostDesks", "summary": "Keys of lost desks and how far their records are good, signed",
        "security": [{"desk": []}],
        "responses": {
          "200": {"description": "A list, as sync/wire/lost.h has it", "content": {"application/vnd.naru.sync+cbor": {
            "schema": {"type": "string", "format": "binary"}}}},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/enrolments": {
      "parameters": [{"$ref": "#/components/parameters/device"},
        {"name": "from", "in": "query", "required": true, "description": "The first number that is wanted",
          "schema": {"type": "integer", "minimum": 1}},
        {"name": "size", "in": "query", "required": true, "description": "Size of the checkpoint that the desk has",
          "schema": {"type": "integer", "minimum": 0}}],
      "get": {
        "operationId": "readRoll", "summary": "What the hub did about the desks of the desk's site, with its proof",
        "security": [{"desk": []}],
        "responses": {
          "200": {"description": "Entries and a proof, as sync/wire/roll.h has it",
            "content": {"application/vnd.naru.sync+cbor": {
            "schema": {"type": "string", "format": "binary", "maxLength": 61440}}}},
          "400": {"$ref": "#/components/responses/refused"},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "404": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/consistency": {
      "parameters": [{"$ref": "#/components/parameters/device"}, {"$ref": "#/components/parameters/from"}],
      "get": {
        "operationId": "readContinuation", "summary": "That the newest checkpoint continues an older one",
        "security": [{"desk": []}],
        "responses": {
          "200": {"$ref": "#/components/responses/note"},
          "400": {"description": "Not a number"},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "404": {"description": "No checkpoint of that size yet"},
          "503": {"description": "The database does not answer"}
        }
      }
    },
    "/v1/d/{device}/packs": {
      "parameters": [{"$ref": "#/components/parameters/device"}],
      "get": {
        "operationId": "readCatalogue", "summary": "What the hub has for this desk, signed by the hub",
        "security": [{"desk": []}],
        "responses": {
          "200": {"description": "As sync/packs/catalogue.h has it", "content": {"application/cbor": {
            "schema": {"type": "string", "format": "binary", "maxLength": 65536}}}},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "404": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/d/{device}/blob": {
      "parameters": [{"$ref": "#/components/parameters/device"},
        {"name": "sha256", "in": "query", "required": true, "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
        {"name": "Range", "in": "header", "required": false, "schema": {"type": "string",
          "pattern": "^bytes=[0-9]{1,15}-([0-9]{1,15})?$"}}],
      "get": {
        "operationId": "readBlob", "summary": "A file of a release by its content; at most 1 MiB in one answer",
        "security": [{"desk": []}],
        "responses": {
          "200": {"$ref": "#/components/responses/blob"},
          "206": {"$ref": "#/components/responses/part"},
          "400": {"$ref": "#/components/responses/refused"},
          "401": {"$ref": "#/components/responses/refused"},
          "403": {"$ref": "#/components/responses/refused"},
          "404": {"$ref": "#/components/responses/refused"},
          "416": {"$ref": "#/components/responses/refused"},
          "503": {"$ref": "#/components/responses/later"}
        }
      }
    },
    "/v1/hub": {"get": {"operationId": "readHub", "summary": "On enrolment's listener: where devices send to, and the hub's key",
      "responses": {"200": {"description": "As enrolment.h says", "content": {"application/json": {"schema": {"type": "object"}}}}}}},
    "/.well-known/est/cacerts": {"get": {"operationId": "readAuthority", "summary": "RFC 7030 §4.1",
      "responses": {"200": {"$ref": "#/components/responses/certificates"}}}},
    "/.well-known/est/simpleenroll": {"post": {
      "operationId": "enrol", "summary": "RFC 7030 §4.2 on enrolment's listener; five wrong tries of an address in a minute",
      "security": [{"code": []}], "requestBody": {"$ref": "#/components/requestBodies/request"},
      "responses": {
        "200": {"$ref": "#/components/responses/certificates"}, "202": {"$ref": "#/components/responses/later"},
        "400": {"$ref": "#/components/responses/fault"}, "401": {"$ref": "#/components/responses/fault"},
        "403": {"$ref": "#/components/responses/fault"}, "429": {"$ref": "#/components/responses/later"},
        "503": {"$ref": "#/components/responses/later"}}}},
    "/.well-known/est/simplereenroll": {"post": {
      "operationId": "renew", "summary": "RFC 7030 §4.2.2 for the same key: on the desks' listener, or on enrolment's once it ran out",
      "security": [{"desk": []}, {}], "requestBody": {"$ref": "#/components/requestBodies/request"},
      "responses": {
        "200": {"$ref": "#/components/responses/certificates"}, "202": {"$ref": "#/components/responses/later"},
        "400": {"$ref": "#/components/responses/fault"}, "403": {"$ref": "#/components/responses/fault"},
        "429": {"$ref": "#/components/responses/later"}, "503": {"$ref": "#/components/responses/later"}}}},
    "/log/checkpoint": {"get": {"operationId": "readCheckpoint", "summary": "Newest C2SP checkpoint of the public log",
      "responses": {"200": {"$ref": "#/components/responses/note"}, "404": {"description": "None"}}}},
    "/log/consistency": {
      "parameters": [{"$ref": "#/components/parameters/from"}],
      "get": {"operationId": "readConsistency", "summary": "The same as for desks, as C2SP tlog-witness takes it",
        "responses": {"200": {"$ref": "#/components/responses/note"}, "400": {"description": "Not a number"},
          "404": {"description": "No checkpoint of that size yet"},
          "503": {"description": "The database does not answer"}}}},
    "/healthz": {"get": {"operationId": "health", "summary": "It runs", "responses": {"200": {"description": "ok"}}}},
    "/readyz": {"get": {"operationId": "readiness", "summary": "It takes requests, and its store takes what is written",
      "responses": {"200": {"description": "ready"}, "503": {
        "description": "One word: draining, database (it does not answer), cannot_write (read-only or broken), full",
        "headers": {"Retry-After": {"schema": {"type": "integer"}}},
        "content": {"text/plain": {"schema": {"type": "string", "enum": ["draining\n", "database\n", "cannot_write\n", "full\n"]}}}}}}},
    "/metrics": {"get": {"operationId": "metrics", "summary": "Counts for Prometheus", "responses": {"200": {
      "description": "text format 0.0.4", "content": {"text/plain": {"schema": {"type": "string"}}}}}}},
    "/openapi.json": {"get": {"operationId": "describe", "summary": "This document", "responses": {"200": {
      "description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}}}}}
  },
  "components": {
    "requestBodies": {"request": {"required": true, "content": {"application/pkcs10": {
      "schema": {"type": "string", "contentEncoding": "base64"}}}}},
    "securitySchemes": {"code": {"type": "http", "scheme": "basic", "description": "The code of the desk's sheet as the password"},
      "desk": {"type": "mutualTLS",
      "description": "TLS 1.3; a certificate of the hub's authority for urn:naru:device:{device}"}},
    "parameters": {"from": {"name": "from", "in": "query", "required": false,
      "description": "Size of the older tree", "schema": {"type": "integer", "minimum": 0, "default": 0}},
      "device": {"name": "device", "in": "path", "required": true,
      "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"}}},
    "responses": {
      "accepted": {"description": "All up to the head is held durably",
        "headers": {"Accept-Encoding": {"schema": {"type": "string"}}},
        "content": {"application/vnd.naru.sync+cbor": {"schema": {"type": "string", "format": "binary"}}}},
      "blob": {"description": "All of it", "content": {"application/octet-stream": {
        "schema": {"type": "string", "format": "binary", "maxLength": 1048576}}}},
      "part": {"description": "Some of it, from the first byte that was asked for; also without a Range where it is greater",
        "headers": {"Content-Range": {"required": true, "schema": {"type": "string"}}},
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary", "maxLength": 1048576}}}},
      "certificates": {"description": "PKCS#7, certificates alone", "content": {"application/pkcs7-mime": {
        "schema": {"type": "string", "contentEncoding": "base64"}}}},
      "fault": {"description": "The name of why", "content": {"text/plain": {"schema": {"type": "string"}}}},
      "note": {"description": "Signed text", "content": {"text/plain": {"schema": {"type": "string"}}}},
      "refused": {"description": "Why, and with 409 how far the record is here",
        "content": {"application/vnd.naru.sync+cbor": {"schema": {"type": "string", "format": "binary"}}}},
      "later": {"description": "Try again, not before Retry-After",
        "headers": {"Retry-After": {"required": true, "schema": {"type": "integer", "minimum": 1}}}}
    }
  }
}
)";

} // namespace

QByteArray openApi()
{
    return document;
}

} // namespace naru::hub
