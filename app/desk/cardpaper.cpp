// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/cardpaper.h"

#include "app/lessons/classmessage.h"

namespace naru::desk {

namespace {

using paper::Align;
using paper::Mark;
using paper::Weight;
using Kind = Mark::Kind;

// A card is as large as one of a bank (ISO/IEC 7810 ID-1), a little narrower where the roll is.
constexpr double cardHeightMm = 54, pageCardMm = 86, rollCardMm = 70, betweenMm = 4, edgeMm = 3;
constexpr double moduleMm = 1;  ///< read at arm's length, and whole dots of a roll's printer
constexpr int quietModules = 2; ///< inside the card; what is around is white too

class CardDrawer {
public:
    CardDrawer(const QString& course, const LessonPaper& look)
        : m_course(course)
        , m_look(look)
    {
    }

    void draw(QList<Mark>& marks, double left, double width, int number, const QByteArray& card) const
    {
        marks.append({Kind::Dashed, left, 0, width, cardHeightMm});
        const auto code = codec::qrMatrix(lessons::classCardText(card), cardQrLevel);
        NARU_ASSERT(code);
        const double side = code->side * moduleMm, codeTop = (cardHeightMm - side) / 2;
        const double codeLeft = left + edgeMm + quietModules * moduleMm;
        drawCode(marks, *code, codeLeft, codeTop);
        const double x = codeLeft + side + quietModules * moduleMm + edgeMm, room = left + width - edgeMm - x;
        const auto words = [&](double y, double high, const QString& text, double letterMm, Weight weight) {
            Mark mark{Kind::Words, x, y, room, high};
            mark.words = text;
            mark.letterMm = letterMm;
            mark.weight = weight;
            marks.append(mark);
        };
        words(edgeMm, 7, say("attend.title"), 4.2, Weight::Bold);
        words(11, 11, say("attend.number", {QString::number(number)}), 9, Weight::Bold);
        words(22, 8, say(lessons::animalOf(number)), 6, Weight::Bold);
        words(30, 9, m_course.isEmpty() ? m_look.centre : m_course, 3, Weight::Regular);
        words(39, 12, say("attend.how"), 3, Weight::Regular);
    }

private:
    QString say(QLatin1StringView name, const QStringList& facts = {}) const
    {
        return words::wordsOf(name, m_look.language, facts).sentence;
    }
    QString say(const char* name, const QStringList& facts = {}) const { return say(QLatin1StringView(name), facts); }

    /// Row by row, neighbours as one: a sketch has room for so many marks.
    static void drawCode(QList<Mark>& marks, const codec::QrMatrix& code, double left, double top)
    {
        for (int y = 0; y < code.side; ++y) {
            for (int x = 0; x < code.side; ++x) {
                const int from = x;
                while (x < code.side && code.isDark(x, y))
                    ++x;
                if (x > from)
                    marks.append(
                        {Kind::Filled, left + from * moduleMm, top + y * moduleMm, (x - from) * moduleMm, moduleMm});
            }
        }
    }

    QString m_course;
    const LessonPaper& m_look;
};

} // namespace

paper::Document attendanceCards(
    const lessons::CourseCards& cards, int first, int last, const QString& course, const LessonPaper& look)
{
    const bool isPage = look.kind == PaperKind::Page;
    const int beside = isPage ? 2 : 1;
    const double width = isPage ? pageCardMm : rollCardMm;
    const CardDrawer drawer(course, look);
    paper::Document document;
    document.title = words::wordsOf(QLatin1StringView("attend.title"), look.language).sentence;
    document.foot = look.centre;
    document.made = koreanMidnight(look.today);
    if (look.demo)
        document.blocks.append(paper::Text{words::wordsOf(QLatin1StringView("card.demo"), look.language).sentence,
            paper::Size::Normal, Weight::Bold, Align::Centre, paper::Frame::Reverse});
    for (int number = first; number <= last; number += beside) {
        paper::Sketch row{beside * width + (beside - 1) * betweenMm, cardHeightMm, {}};
        for (int i = 0; i < beside && number + i <= last; ++i)
            drawer.draw(row.marks, i * (width + betweenMm), width, number + i, cards.card(number + i));
        NARU_ASSERT(row.marks.size() <= paper::marksMax);
        document.blocks.append(row);
        if (isPage)
            document.blocks.append(paper::Space{betweenMm / 2});
        else
            document.blocks.append(paper::Cut{});
    }
    return document;
}

} // namespace naru::desk
