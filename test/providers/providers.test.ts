import test from 'ava';
import type {Provider} from '../../src/catalog/provider.js';
import {checkProvider} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';

const all: readonly Provider[] = Object.values(providers);

test('there are providers, each under its own name', t => {
  t.true(all.length > 0);
  t.deepEqual(
    Object.keys(providers),
    all.map(provider => provider.name),
  );
});

for (const provider of all) {
  test(`${provider.name}: nothing is wrong with it`, t => {
    t.deepEqual(checkProvider(provider), []);
  });

  test(`${provider.name} is plain data`, t => {
    t.deepEqual(JSON.parse(JSON.stringify(provider)), provider);
  });

  const resources = Object.values(provider.services).flatMap(service =>
    Object.values(service.resources).map(resource => ({place: `${service.name}.${resource.name}`, resource})),
  );

  test(`${provider.name}: everything is described, in one line without a full stop`, t => {
    const described = [
      {name: provider.name, description: provider.description},
      ...Object.values(provider.services),
      ...resources.flatMap(({place, resource}) => [
        {name: place, description: resource.description},
        ...resource.columns.map(each => ({...each, name: `${place}.${each.name}`})),
        ...resource.methods.map(each => ({...each, name: `${place}.${each.name}`})),
      ]),
    ];
    t.deepEqual(
      described.filter(each => !/^\S.*[^.\s]$/.test(each.description)).map(each => each.name),
      [],
    );
  });
}
