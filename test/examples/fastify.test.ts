import { testNdjsonServer } from "../support/ndjson-server.js";

testNdjsonServer("fastify");
