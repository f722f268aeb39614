export {type Linode, linode} from './linode/index.js';
export {type Vmware, vmware} from './vmware/index.js';
export {type Xeonr, xeonr} from './xeonr/index.js';
