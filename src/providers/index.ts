export {linode} from './linode/index.js';
