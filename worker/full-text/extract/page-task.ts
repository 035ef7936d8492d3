import { extractArticle, type PageToRead, type ReadPage } from './extract-article.ts';
import { type RobotsAnswer, readRobots } from './read-robots.ts';

/** Input of a thread for pages: a page, or a robots.txt with the address that is to be fetched. */
export type PageTask = { page: PageToRead } | { robots: string; url: string };

/** Runs a task in a thread for pages. */
export function pageTask(task: PageTask): ReadPage | RobotsAnswer {
  return 'page' in task ? extractArticle(task.page) : readRobots(task.robots, task.url);
}
