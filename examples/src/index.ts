export { answerAccess } from './answer-access';
export { decideAndFold } from './decide-and-fold';
export { lookBack } from './look-back';
export { askOwnDirectory } from './own-directory';
