export { nodeHandler, type NodeHandler } from './node-handler.js';
