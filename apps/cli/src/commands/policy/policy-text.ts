export const FILE = 'policy in HuJSON; - for the standard input';
