package divan.casework;

/** An open case {@code no} in which somebody says that a register is wrong about them. */
public record Dispute(String no, Matter matter) {
}
