import { createContext, useContext } from 'react';
import type { Scene } from '../scenarios/scene.js';

export const SceneContext = createContext<Scene | null>(null);

/** The scene in which the story plays. */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('There is no scene here: render this within a story, or within <InScene>.');
  return scene;
}
