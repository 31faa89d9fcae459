package divan.budget;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** On what acts of the budget rest; proposals and what is returned, on what the budget law is bound to. */
@Component
class BudgetReliances implements FixedReliances {
    private final Texts texts;

    BudgetReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.concat(Arrays.stream(Movement.Kind.values()).flatMap(kind ->
            FixedReliances.acts(texts, kind.basis(), kind.act())), FixedReliances.acts(texts,
            Movement.Kind.SPENDING.basis(), Budget.PROPOSED, Budget.RETURNED, Budget.TAKEN_BACK)).toList();
    }
}
