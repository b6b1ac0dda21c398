package dev.clew.store.jdbc;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * How tables are made.
 *
 * @param prefix what their names begin with
 * @param platform the database; absent for the one that answers
 * @param location folder of the scripts, in which {@code @@platform@@} stands for the
 * database
 * @param continueOnError whether to go on when a statement fails
 */
@InternalApi
public record SchemaScripts(String prefix, @Nullable String platform, String location, boolean continueOnError) {

}
