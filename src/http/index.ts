export { createHttpAdapter, type HttpAdapterOptions } from './http-adapter.js';
