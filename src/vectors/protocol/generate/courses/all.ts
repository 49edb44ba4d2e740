import { aaveCourses } from './aave.js';
import { compoundCourses } from './compound.js';
import type { Course } from './course.js';
import { eulerCourses } from './euler.js';
import { liquityCourses } from './liquity.js';
import { makerClipCourses } from './maker-clip.js';
import { morphoCourses } from './morpho.js';

/** Every course that somebody thought of. */
export const courses: readonly Course[] = [...makerClipCourses, ...aaveCourses, ...compoundCourses, ...morphoCourses, ...eulerCourses, ...liquityCourses];
