import { type Rules, rules } from "../eligibility/rules.ts";
import type { Faults } from "./faults.ts";
import type { Source } from "./files.ts";
import { readYaml } from "./read-yaml.ts";

/** The files of content/rules/ by what they are called inside. */
const FILES = {
  proxyDocuments: "content/rules/proxy-documents.yaml",
  visitSchedule: "content/rules/visit-schedule.yaml",
  visitEquipment: "content/rules/visit-equipment.yaml",
};

/**
 * @param source where content/rules lies
 * @param sectionIds the manual's sections
 * @param faults where to report
 * @returns the rules, or nothing when one of the files is not what it must be
 */
export function readRules(source: Source, sectionIds: Set<string>, faults: Faults): Rules | undefined {
  const { proxyDocuments, visitSchedule, visitEquipment } = rules.shape;
  const documents = readYaml(
    source.read(FILES.proxyDocuments),
    proxyDocuments,
    { file: FILES.proxyDocuments },
    faults,
  );
  const schedule = readYaml(
    source.read(FILES.visitSchedule),
    visitSchedule,
    { file: FILES.visitSchedule },
    faults,
  );
  const equipment = readYaml(
    source.read(FILES.visitEquipment),
    visitEquipment,
    { file: FILES.visitEquipment },
    faults,
  );
  if (!documents || !schedule || !equipment) return undefined;
  for (const { section } of [...documents.value, ...schedule.value])
    if (!sectionIds.has(section)) faults.add("content/rules", 1, `the manual has no section ${section}`);
  return { proxyDocuments: documents.value, visitSchedule: schedule.value, visitEquipment: equipment.value };
}
