// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at a place of a draft, and which place a complaint means.
#include "ui/trainer/draftmodel.h"

#include "ui/trainer/draftwords.h"

namespace naru::ui::trainer {

namespace {
const QString startPlace = QStringLiteral("start"), endPlace = QStringLiteral("end");
const QString more = QStringLiteral(".more"), voice = QStringLiteral(".voice");
} // namespace

QList<DraftModel::Part> DraftModel::partsOf(const QString& place, const QString& tab, const QString& screen) const
{
    if (tab == u"screen")
        return screenParts(screen);
    if (place == startPlace)
        return startParts();
    const int at = lesson().stepIndex(place);
    if (at < 0)
        return endParts();
    const lessons::Step& step = lesson().steps.at(at);
    return tab == u"act" ? actParts(step) : tab == u"mistakes" ? mistakeParts(step) : wordParts(step);
}

QList<DraftModel::Part> DraftModel::startParts() const
{
    const lessons::Lesson& it = lesson();
    return {textPart(it.title, tr("강의 이름")), textPart(it.goal, tr("할 일 (혼자하기에서 보여요)")),
        textPart(it.goal + more, tr("할 일의 자세한 말")), textPart(it.intro, tr("무엇과 비슷한가요")),
        rowPart("level", 0, tr("어느 정도인가요")), rowPart("minutes", 0, tr("걸리는 시간")),
        rowPart("icon", 0, tr("그림 표시"))};
}

QList<DraftModel::Part> DraftModel::endParts() const
{
    const lessons::Lesson& it = lesson();
    QList<Part> parts;
    for (int i = 0; i < it.done.size(); ++i)
        parts.append(textPart(it.done.at(i), tr("해낸 일 %1").arg(i + 1)));
    for (int i = 0; i < it.safety.size(); ++i) {
        parts.append(textPart(it.safety.at(i), tr("꼭 기억할 것 %1").arg(i + 1)));
        parts.append(textPart(it.safety.at(i) + more, tr("꼭 기억할 것 %1, 자세한 말").arg(i + 1)));
        parts.append(rowPart("safety", i, tr("꼭 기억할 것 %1").arg(i + 1)));
    }
    parts.append(buttonPart("safety.new", tr("꼭 기억할 것 더하기")));
    for (int i = 0; i < it.teachback.size(); ++i)
        parts.append(textPart(it.teachback.at(i), tr("되묻는 말 %1").arg(i + 1)));
    return parts;
}

QList<DraftModel::Part> DraftModel::wordParts(const lessons::Step& step) const
{
    QList<Part> parts{textPart(step.say, tr("지시")), textPart(step.say + more, tr("도움말 (지시 아래 한 줄)"))};
    if (step.expect.deed == lessons::Deed::Type && step.expect.value != QLatin1StringView(lessons::anyItem))
        parts.append(textPart(step.expect.value, tr("써야 하는 글")));
    parts.append(textPart(step.done, tr("잘했을 때 하는 말")));
    for (int i = 0; i < step.hints.size(); ++i) {
        const QString label = step.hints.size() == 1 ? tr("힌트") : tr("힌트 %1").arg(i + 1);
        parts.append(textPart(step.hints.at(i), label));
        if (step.hints.size() > 1)
            parts.append(rowPart("hint", i, label));
    }
    if (step.hints.size() < 2)
        parts.append(buttonPart("hint.new", tr("힌트 더하기")));
    parts.append(textPart(step.say + voice, tr("소리로만 다르게 읽을 말 (없어도 돼요)")));
    return parts;
}

QList<DraftModel::Part> DraftModel::actParts(const lessons::Step& step) const
{
    QList<Part> parts{rowPart("screen", 0, tr("어느 화면에서")), rowPart("act", 0, tr("무엇을 하나요")),
        rowPart("way", 0, tr("하고 나면")), rowPart("note", 0, tr("고르거나 쓴 것을"))};
    if (step.expect.deed == lessons::Deed::Type || step.expect.deed == lessons::Deed::Pin)
        parts.append(rowPart("secret", 0, tr("쓴 글을 가려요")));
    parts.append(rowPart("part", 0, tr("여기서 새 마당")));
    parts.append(buttonPart("order", tr("걸음 옮기기·넣기·빼기")));
    return parts;
}

QList<DraftModel::Part> DraftModel::mistakeParts(const lessons::Step& step) const
{
    QList<Part> parts;
    for (int i = 0; i < step.mistakes.size(); ++i) {
        const lessons::Mistake& mistake = step.mistakes.at(i);
        parts.append(rowPart("mistake.act", i, tr("실수 %1").arg(i + 1)));
        if (!mistake.say.startsWith(u"common.")) {
            parts.append(textPart(mistake.say, tr("실수 %1에 하는 말").arg(i + 1)));
            parts.append(textPart(mistake.say + more, tr("실수 %1의 도움말").arg(i + 1)));
        }
        parts.append(rowPart("mistake.tag", i, tr("까닭")));
        parts.append(rowPart("mistake.shows", i, tr("어떻게 되는지 보여 주기")));
        parts.append(rowPart("mistake.plan", i, tr("‘보기’에서 보여 주기")));
    }
    parts.append(buttonPart("mistake.new", tr("실수 더하기")));
    for (int i = 0; i < step.also.size(); ++i) {
        parts.append(rowPart("aside", i, tr("해도 괜찮은 동작 %1").arg(i + 1)));
        if (!step.also.at(i).then.toast.isEmpty())
            parts.append(textPart(step.also.at(i).then.toast, tr("해도 괜찮은 동작 %1에 하는 말").arg(i + 1)));
    }
    parts.append(buttonPart("aside.new", tr("해도 괜찮은 동작 더하기")));
    return parts;
}

QList<DraftModel::Part> DraftModel::screenParts(const QString& id) const
{
    QList<Part> parts{rowPart("screen.shown", 0, tr("고칠 화면"))};
    const lessons::Screen* screen = lesson().screen(id);
    if (!screen)
        return parts;
    parts.append(textPart(screen->title, tr("화면 위의 이름")));
    parts.append(rowPart("screen.back", 0, tr("뒤로 가는 화살표")));
    parts.append(rowPart("screen.shot", 0, tr("나눠 주는 종이에 싣기")));
    for (int i = 0; i < screen->body.size(); ++i) {
        const lessons::Widget& widget = screen->body.at(i);
        const QString name = tr("%1. %2").arg(i + 1).arg(DraftWords::kind(widget.kind));
        parts.append(rowPart("widget", i, name));
        QStringList keys{widget.label, widget.placeholder};
        if (widget.var().isEmpty())
            keys.append(widget.value);
        keys += widget.lines;
        for (const QString& item : lesson().data.value(widget.items))
            keys += {widget.items + u'.' + item, widget.items + u'.' + item + more};
        for (const QString& key : std::as_const(keys)) {
            const bool known
                = std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.key == key; });
            if (!key.isEmpty() && !known
                && (!key.endsWith(more) || !m_draft->words(key, QStringLiteral("ko")).isEmpty()))
                parts.append(textPart(key, tr("%1의 글").arg(name)));
        }
    }
    parts.append(buttonPart("widget.new", tr("이 화면에 넣기")));
    parts.append(buttonPart("screen.new", tr("화면 더하기·빼기")));
    return parts;
}

DraftModel::Spot DraftModel::spotOfKey(const QString& key) const
{
    const auto has = [&](const QList<Part>& parts) {
        return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.key == key; });
    };
    if (has(startParts()))
        return {startPlace, QStringLiteral("words"), {}, key};
    if (has(endParts()))
        return {endPlace, QStringLiteral("words"), {}, key};
    for (const lessons::Step& step : lesson().steps) {
        if (has(wordParts(step)) || step.hints.contains(QString(key).remove(more)))
            return {step.id, QStringLiteral("words"), {}, key};
        if (has(mistakeParts(step)))
            return {step.id, QStringLiteral("mistakes"), {}, key};
    }
    for (const lessons::Screen& screen : lesson().screens) {
        if (has(screenParts(screen.id)))
            return {lesson().steps.first().id, QStringLiteral("screen"), screen.id, key};
    }
    return {startPlace, QStringLiteral("words"), {}, key};
}

DraftModel::Spot DraftModel::spotOf(const lessons::Complaint& complaint) const
{
    if (complaint.file != u"lesson.json")
        return spotOfKey(complaint.key);
    const QStringList way = complaint.key.split(u'.');
    const QString head = way.value(0), name = way.value(1);
    const auto step = [&](const QString& id) { return lesson().stepIndex(id) < 0 ? lesson().steps.first().id : id; };
    if (head == u"steps") {
        const QString at = way.value(2);
        if (at == u"mistakes" || at == u"also" || way.size() == 1)
            return {step(name), QStringLiteral("mistakes"), {}, {}};
        const bool isWords = at == u"say" || at == u"done" || at == u"hints";
        return {step(name), isWords ? QStringLiteral("words") : QStringLiteral("act"), {}, {}};
    }
    if (head == u"screens") {
        for (const lessons::Step& each : lesson().steps) {
            if (each.screen == name)
                return {each.id, QStringLiteral("screen"), name, {}};
        }
        return {step({}), QStringLiteral("screen"), name, {}};
    }
    if (head == u"plannedError")
        return {step(lesson().plannedError.step), QStringLiteral("mistakes"), {}, {}};
    if (head == u"safety" || head == u"done" || head == u"teachback")
        return {endPlace, QStringLiteral("words"), {}, {}};
    if (head == u"handout")
        return {step({}), QStringLiteral("screen"), lesson().screens.first().id, {}};
    if (head == u"parts" || head == u"branches")
        return {step(name), QStringLiteral("act"), {}, {}};
    return {startPlace, QStringLiteral("words"), {}, {}};
}

} // namespace naru::ui::trainer
