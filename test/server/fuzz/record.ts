import {type AddressInfo, connect, createServer} from 'node:net';

/*
 * Stands between clients and a server, and prints what each client sends once it has logged in, as hexadecimal digits: one
 * line for each session. Without encryption.
 *
 *   node build/test/server/fuzz/record.js <port of the server>
 */
const port = Number(process.argv[2]);

const proxy = createServer(socket => {
  const server = connect(port, '127.0.0.1');
  const sent: Buffer[] = [];
  let isIn = false;
  socket.on('data', chunk => {
    if (isIn) sent.push(chunk);
    server.write(chunk);
  });
  server.on('data', chunk => {
    // AuthenticationOk.
    isIn ||= chunk.includes(Buffer.from('520000000800000000', 'hex'));
    socket.write(chunk);
  });
  const end = () => {
    socket.destroy();
    server.destroy();
  };
  for (const each of [socket, server]) each.on('error', end).on('close', end);
  socket.on('close', () => {
    if (sent.length > 0) process.stdout.write(`${Buffer.concat(sent).toString('hex')}\n`);
  });
});
proxy.listen(0, '127.0.0.1', () => {
  process.stderr.write(`connect to port ${(proxy.address() as AddressInfo).port}\n`);
});
