// How the tests run: all in one process a core, and those that measure time after them, alone.
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests whose measured times come near their limits: no other test runs beside them. */
const timed = ["shell/size", "model/size"].map((name) => `test/${name}.test.ts`);

/** The tests of all real Dockerfiles take longest; begun last, they would keep one core at work while the others are done. */
class CorpusFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications);
    const isOfCorpus = ({ moduleId }: TestSpecification): boolean => moduleId.includes("/test/corpus/");
    return [...sorted.filter(isOfCorpus), ...sorted.filter((each) => !isOfCorpus(each))];
  }
}

/** Node 20 optimizes code early, which the two cores of a run pay for; later ones do not know the flag. @param budget in bytecode and loops */
const lateOptimized = (budget: number): string[] =>
  Number.parseInt(process.versions.node, 10) < 22 ? [`--interrupt-budget=${budget}`] : [];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Room for what lives shortly, so that the collector runs less often; simple machine code at once.
    execArgv: ["--max-semi-space-size=64", "--always-sparkplug", ...lateOptimized(1_000_000)],
    // What Vite makes of a module is kept until the module changes.
    experimental: { fsModuleCache: true },
    // To read the modules anew for each file would take several times as long as the tests.
    isolate: false,
    sequence: { sequencer: CorpusFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["test/**/*.test.ts"],
          exclude: ["test/editor/**", "test/engine/**", "**/node_modules/**", ...timed],
          maxWorkers: "100%",
        },
      },
      {
        extends: true,
        test: {
          name: "timed",
          include: timed,
          maxWorkers: 1,
          // So much room that the collector hardly runs: its work grows with all that lives, and is not what is measured.
          execArgv: ["--min-semi-space-size=64", "--max-semi-space-size=128", ...lateOptimized(500_000)],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
