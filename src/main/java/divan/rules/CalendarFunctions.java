package divan.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.marshalling.DMNExtensionRegister;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.DRGElementCompiler;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/**
 * What FEEL can ask of the official calendar ({@link Feel#calendar}): {@code working_days_after(date, n)},
 * {@code working_day_on_or_after(date)}, {@code is_working_day(date)} and {@code working_days_between(from,
 * until)}. A day outside the calendar's years, or none, is an error.
 */
final class CalendarFunctions implements DMNProfile {
    static final List<FEELFunction> ALL =
            List.of(new After(), new OnOrAfter(), new IsWorkingDay(), new Between());

    @Override
    public List<FEELFunction> getFEELFunctions() {
        return ALL;
    }

    @Override
    public List<DMNExtensionRegister> getExtensionRegisters() {
        return List.of();
    }

    @Override
    public List<DRGElementCompiler> getDRGElementCompilers() {
        return List.of();
    }

    private static <T> FEELFnResult<T> of(Supplier<T> result, @Nullable Object... arguments) {
        for (Object argument : arguments) {
            if (argument == null) {
                return wrong("cannot be null");
            }
        }
        try {
            return FEELFnResult.ofResult(result.get());
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return wrong("is not in the official calendar");
        }
    }

    private static <T> FEELFnResult<T> wrong(String why) {
        return FEELFnResult.ofError(new InvalidParametersEvent(FEELEvent.Severity.ERROR, "date", why));
    }

    /** The n-th working day after a day, which does not count itself. */
    public static final class After extends BaseFEELFunction {
        After() {
            super("working_days_after");
        }

        public FEELFnResult<LocalDate> invoke(@ParameterName("date") @Nullable LocalDate date,
                @ParameterName("n") @Nullable BigDecimal n) {
            return of(() -> Feel.calendar().plus(date, n.longValueExact()), date, n);
        }
    }

    /** The day itself where it is a working day, otherwise the next that is one. */
    public static final class OnOrAfter extends BaseFEELFunction {
        OnOrAfter() {
            super("working_day_on_or_after");
        }

        public FEELFnResult<LocalDate> invoke(@ParameterName("date") @Nullable LocalDate date) {
            return of(() -> Feel.calendar().onOrAfter(date), date);
        }
    }

    /** Whether offices work on a day, if only in the morning. */
    public static final class IsWorkingDay extends BaseFEELFunction {
        IsWorkingDay() {
            super("is_working_day");
        }

        public FEELFnResult<Boolean> invoke(@ParameterName("date") @Nullable LocalDate date) {
            return of(() -> Feel.calendar().isWorkingDay(date), date);
        }
    }

    /** How many working days lie behind the first day, up to and with the second. */
    public static final class Between extends BaseFEELFunction {
        Between() {
            super("working_days_between");
        }

        public FEELFnResult<BigDecimal> invoke(@ParameterName("from") @Nullable LocalDate from,
                @ParameterName("until") @Nullable LocalDate until) {
            return of(() -> BigDecimal.valueOf(Feel.calendar().between(from, until)), from, until);
        }
    }
}
