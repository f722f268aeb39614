export {linode} from './linode/index.js';
export {vmware} from './vmware/index.js';
export {xeonr} from './xeonr/index.js';
