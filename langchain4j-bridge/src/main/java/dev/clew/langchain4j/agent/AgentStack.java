package dev.clew.langchain4j.agent;

import java.util.Collection;

/**
 * What the stack of this thread shows of running agents: LangChain4j before 1.18 does not
 * tell the end of each. Where its methods are called otherwise, nothing is concluded.
 *
 * @param workflows calls of workflows
 * @param agents calls of agents by workflows
 */
public record AgentStack(int workflows, int agents) {

	private static final String INTERNAL = "dev.langchain4j.agentic.internal.";

	private static final StackWalker WALKER = StackWalker.getInstance();

	private static volatile boolean readable;

	// To be called within the call of a workflow.
	public static void check() {
		if (!readable) {
			readable = ofThisThread().workflows() > 0;
		}
	}

	public static AgentStack ofThisThread() {
		int[] counts = new int[2];
		WALKER.forEach((frame) -> {
			if (is(frame, "PlannerBasedInvocationHandler", "executeAgentMethod")) {
				counts[0]++;
			}
			else if (is(frame, "AgentInvoker", "internalInvoke")) {
				counts[1]++;
			}
		});
		return new AgentStack(counts[0], counts[1]);
	}

	private static boolean is(StackWalker.StackFrame frame, String type, String method) {
		return method.equals(frame.getMethodName()) && frame.getClassName().equals(INTERNAL + type);
	}

	AgentStack without(int calls) {
		return new AgentStack(this.workflows - calls, this.agents);
	}

	// Whether there are more runs than calls.
	boolean isExceededBy(Collection<AgentRun> runs) {
		long workflowRuns = runs.stream().filter((run) -> run.agent().kind() == AgentKind.WORKFLOW).count();
		long agentRuns = runs.stream().filter((run) -> run.workflow() != null).count();
		return readable && (workflowRuns > this.workflows || agentRuns > this.agents);
	}

}
