import { DocsContext } from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import { Table } from './Facts.js';

/** The stories of this page's widget, each with what is seen in it. */
export function States() {
  const stories = useContext(DocsContext).componentStories();
  const rows = stories.map(({ id, name, parameters }) => {
    const shows: readonly string[] = parameters['shows'] ?? [];
    return [
      <a key="story" href={`./?path=/story/${id}`} target="_top">
        {name}
      </a>,
      shows.map((state) => state.split('.').join(': ')).join(', ') || '–',
      <code key="scenario">{String(parameters['scenario'] ?? '–')}</code>,
    ];
  });
  return <Table caption="Stories" head={['story', 'shows', 'scenario']} rows={rows} />;
}
