// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/vocabulary.h"

#include <algorithm>
#include <array>

namespace naru::lessons {

using L1 = QLatin1StringView;

namespace {

constexpr std::array widgetNames{L1("text"), L1("image"), L1("button"), L1("tile"), L1("row"), L1("list"), L1("field"),
    L1("picker"), L1("toggle"), L1("tabs"), L1("bubble"), L1("card"), L1("qr"), L1("nfcpad"), L1("pinpad"),
    L1("slider"), L1("bar"), L1("sheet")};
constexpr std::array deedNames{L1("tap"), L1("longpress"), L1("swipe"), L1("choose"), L1("type"), L1("pin"),
    L1("toggle"), L1("hold"), L1("speak")};
constexpr std::array wayNames{L1(""), L1("left"), L1("right"), L1("up"), L1("down")};
constexpr std::array tagNames{L1("too-early"), L1("skip-field"), L1("wrong-item"), L1("longpress"), L1("short-touch"),
    L1("twice"), L1("trusts"), L1("reveals"), L1("agrees-all"), L1("too-polite"), L1("gives-up"), L1("wrong-place"),
    L1("wrong-person"), L1("wrong-time"), L1("leaves-open"), L1("typing"), L1("weak")};
constexpr std::array iconNames{L1("adult"), L1("alert"), L1("announce"), L1("back"), L1("backup"), L1("bell"),
    L1("boat"), L1("bus"), L1("calendar"), L1("camera"), L1("car"), L1("card"), L1("check"), L1("clipboard"),
    L1("clock"), L1("cloud"), L1("contrast"), L1("cross"), L1("document"), L1("down"), L1("earphone"),
    L1("easy-screen"), L1("edit"), L1("exit"), L1("eye"), L1("folder"), L1("globe"), L1("hand"), L1("help"), L1("hint"),
    L1("home"), L1("info"), L1("key"), L1("keyboard"), L1("lesson"), L1("lock"), L1("minus"), L1("mute"), L1("next"),
    L1("nfc-tap"), L1("notice"), L1("offline"), L1("pause"), L1("people"), L1("person"), L1("phone"), L1("play"),
    L1("plus"), L1("power"), L1("printer"), L1("qr"), L1("receipt"), L1("refresh"), L1("search"), L1("settings"),
    L1("shield-check"), L1("sync"), L1("tag"), L1("text-size"), L1("ticket"), L1("train"), L1("trash"), L1("undo"),
    L1("unlock"), L1("up"), L1("usb"), L1("voice"), L1("warning"), L1("waste"), L1("wifi"), L1("won")};

constexpr std::array styles{L1("body"), L1("title"), L1("note")};
constexpr std::array buttons{L1("plain"), L1("primary"), L1("link")};
constexpr std::array inputs{L1("hangul"), L1("latin"), L1("number")};
constexpr std::array pickers{L1("number"), L1("date"), L1("time"), L1("people")};
constexpr std::array speakers{L1("them"), L1("me")};
constexpr std::array cards{L1("document"), L1("id"), L1("ticket"), L1("notice"), L1("slip"), L1("phone"), L1("pay")};

constexpr std::array press{Deed::Tap, Deed::LongPress};
constexpr std::array pressOrSwipe{Deed::Tap, Deed::LongPress, Deed::Swipe};
constexpr std::array pressOrHold{Deed::Tap, Deed::LongPress, Deed::Hold};
constexpr std::array items{Deed::Choose, Deed::LongPress, Deed::Swipe};
constexpr std::array writing{Deed::Tap, Deed::Type};
constexpr std::array talking{Deed::Tap, Deed::LongPress, Deed::Speak};
constexpr std::array choosing{Deed::Choose};
constexpr std::array toggling{Deed::Toggle};
constexpr std::array showing{Deed::Tap, Deed::Hold};
constexpr std::array holding{Deed::Hold};
constexpr std::array digits{Deed::Pin};
constexpr std::array tapping{Deed::Tap};

template <typename Enum, typename Names>
std::optional<Enum> find(const Names& names, QStringView name)
{
    const auto it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? std::nullopt : std::optional(static_cast<Enum>(it - names.begin()));
}

} // namespace

std::optional<WidgetKind> widgetKindOf(QStringView name)
{
    return find<WidgetKind>(widgetNames, name);
}

std::optional<Deed> deedOf(QStringView name)
{
    return find<Deed>(deedNames, name);
}

std::optional<Way> wayOf(QStringView name)
{
    return name.isEmpty() ? std::nullopt : find<Way>(wayNames, name);
}

QLatin1StringView nameOf(WidgetKind kind)
{
    return widgetNames.at(static_cast<std::size_t>(kind));
}

QLatin1StringView nameOf(Deed deed)
{
    return deedNames.at(static_cast<std::size_t>(deed));
}

QLatin1StringView nameOf(Way way)
{
    return wayNames.at(static_cast<std::size_t>(way));
}

std::span<const Deed> deedsOf(WidgetKind kind)
{
    switch (kind) {
    case WidgetKind::Image:
    case WidgetKind::Row:
        return pressOrSwipe;
    case WidgetKind::List:
        return items;
    case WidgetKind::Field:
        return writing;
    case WidgetKind::Picker:
    case WidgetKind::Tabs:
    case WidgetKind::Slider:
        return choosing;
    case WidgetKind::Toggle:
        return toggling;
    case WidgetKind::Bubble:
        return talking;
    case WidgetKind::Card:
        return pressOrHold;
    case WidgetKind::Qr:
        return showing;
    case WidgetKind::NfcPad:
        return holding;
    case WidgetKind::PinPad:
        return digits;
    case WidgetKind::Bar:
    case WidgetKind::Sheet:
        return tapping;
    case WidgetKind::Text:
    case WidgetKind::Button:
    case WidgetKind::Tile:
        break;
    }
    return press;
}

bool takes(WidgetKind kind, Deed deed)
{
    const auto deeds = deedsOf(kind);
    return std::find(deeds.begin(), deeds.end(), deed) != deeds.end();
}

bool isTag(QStringView name)
{
    return std::find(tagNames.begin(), tagNames.end(), name) != tagNames.end();
}

bool isIcon(QStringView name)
{
    return std::find(iconNames.begin(), iconNames.end(), name) != iconNames.end();
}

std::span<const QLatin1StringView> tags()
{
    return tagNames;
}

std::span<const QLatin1StringView> icons()
{
    return iconNames;
}

std::span<const QLatin1StringView> variantsOf(WidgetKind kind)
{
    switch (kind) {
    case WidgetKind::Text:
        return styles;
    case WidgetKind::Button:
        return buttons;
    case WidgetKind::Field:
        return inputs;
    case WidgetKind::Picker:
        return pickers;
    case WidgetKind::Bubble:
        return speakers;
    case WidgetKind::Card:
        return cards;
    default:
        return {};
    }
}

} // namespace naru::lessons
