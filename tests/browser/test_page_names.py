"""Names of regions are always on the map, each on its own region or off all of them."""

import pytest
from acting import settled

pytestmark = pytest.mark.browser
SIZES = [(390, 844), (820, 1180), (1440, 900)]
NAMES = """() => {
  const { map } = kadgeo;
  const layer = kadgeo.layers.find((one) => one.key === "regencies");
  const frame = map.getContainer().getBoundingClientRect();
  const found = [...document.querySelectorAll(".map-label.polygons")].map((node) => {
    const box = node.getBoundingClientRect();
    const i = layer.labels.findIndex((words) => t(words) === node.querySelector(".words").textContent);
    let [all, foreign] = [0, 0];
    for (let x = box.left + 2; x < box.right; x += 3) for (let y = box.top + 2; y < box.bottom; y += 3) {
      const at = map.containerPointToLatLng([x - frame.left, y - frame.top]);
      all += 1;
      if (layer.features.some((feature, j) => j !== i && HIT.polygons(map, feature, at))) foreign += 1;
    }
    return { i, share: foreign / all, box: [box.left, box.top, box.right, box.bottom] };
  });
  const others = [...document.querySelectorAll(".map-label")].map((node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
  });
  return { count: layer.ids.length, found, others };
}"""


def crossing(boxes) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, one in enumerate(boxes)
        for b, two in enumerate(boxes[:a])
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]


@pytest.mark.parametrize("name", ["overview", "zones", "agreements", "gaps", "profiles"])
def test_every_region_is_named_and_no_name_misleads(site, open_page, name: str) -> None:
    page = open_page(site / f"{name}.html")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("kadgeo.map.getSize().x === document.querySelector('.map').clientWidth")
        settled(page)
        seen = page.evaluate(NAMES)
        assert sorted(one["i"] for one in seen["found"]) == list(range(seen["count"])), width
        assert crossing(seen["others"]) == [], width
        strayed = [one for one in seen["found"] if one["share"] > 0.1]
        assert strayed == [], width
