package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    @ParameterizedTest
    @CsvSource({"0/000,0,0,256", "0/x001/x234/067,0,1234067,256", "1/999,1,999,256",
            "63/x001/000,63,1000,256", "0/x999/999.p/1,0,999999,1", "2/067.p/255,2,67,255",
            "entries/x001/067,-1,1067,256", "entries/000.p/17,-1,0,17"})
    void anAddressHasOneSpelling(String path, int level, long index, int width) {
        assertThat(Tile.read(path)).contains(new Tile(level, index, width));
        assertThat(new Tile(level, index, width).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/", "0/0", "0/00", "0/0000", "00/000", "01/000", "64/000", "-1/000",
            "0/-01", "0/x000/067", "0/001/067", "0/x1/067", "0/x001", "0/x001/", "0/000.p", "0/000.p/",
            "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/000.p/999", "0/000/p/1", "0/000.p/-1", "entry/000",
            "entries", "0/00a", "0/０００", "/0/000", "0//000", "0/000/", "0/%30%30%30", "0/000.p/1/",
            "0/x001/x001/x001/x001/x001/x001/000", "0/../000", "0/000\n"})
    void nothingElseIsAnAddress(String path) {
        assertThat(Tile.read(path)).isEmpty();
    }

    @Test
    void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
        long size = 70_000;
        assertThat(new Tile(0, 272, 256).within(size)).isTrue();
        assertThat(new Tile(0, 273, 112).within(size)).isTrue();
        assertThat(new Tile(0, 273, 113).within(size)).isFalse();
        assertThat(new Tile(1, 0, 256).within(size)).isTrue();
        assertThat(new Tile(1, 1, 17).within(size)).isTrue();
        assertThat(new Tile(1, 1, 18).within(size)).isFalse();
        assertThat(new Tile(2, 0, 1).within(size)).isTrue();
        assertThat(new Tile(2, 0, 2).within(size)).isFalse();
        assertThat(new Tile(3, 0, 1).within(size)).isFalse();
        assertThat(new Tile(63, 0, 1).within(size)).isFalse();
        assertThat(new Tile(0, 999_999_999_999_999_999L, 256).within(size)).isFalse();
        assertThat(new Tile(Tile.ENTRIES, 273, 112).within(size)).isTrue();
        assertThat(new Tile(Tile.ENTRIES, 273, 113).within(size)).isFalse();
    }
}
