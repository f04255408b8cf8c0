// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/wrap.h"

#include <QTextBoundaryFinder>

namespace naru::paper {

namespace {

/// A word with the spaces before it.
QStringList wordsOf(const QString& paragraph)
{
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype i = 1; i < paragraph.size(); ++i) {
        if (paragraph[i].isSpace() && !paragraph[i - 1].isSpace()) {
            words.append(paragraph.mid(begin, i - begin));
            begin = i;
        }
    }
    words.append(paragraph.mid(begin));
    return words;
}

QString withoutLead(const QString& word)
{
    qsizetype i = 0;
    while (i < word.size() && word[i].isSpace())
        ++i;
    return word.mid(i);
}

/// Appends lines of one word that is wider than a line; its last part stays in `line`.
void breakWord(const QString& word, double width, const Measure& measure, QStringList& lines, QString& line)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    qsizetype begin = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QString letter = word.mid(begin, end - begin);
        if (!line.isEmpty() && measure(line + letter) > width) {
            lines.append(line);
            line.clear();
        }
        line += letter;
        begin = end;
    }
}

void wrapParagraph(const QString& paragraph, double width, const Measure& measure, QStringList& lines)
{
    QString line;
    for (const QString& word : wordsOf(paragraph)) {
        if (measure(line + word) <= width) {
            line += word;
            continue;
        }
        const QString bare = withoutLead(word);
        if (!line.isEmpty() && measure(bare) <= width) {
            lines.append(line);
            line = bare;
        } else {
            breakWord(line.isEmpty() ? bare : word, width, measure, lines, line);
        }
    }
    lines.append(line);
}

} // namespace

QStringList wrap(const QString& text, double width, const Measure& measure)
{
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n'))
        wrapParagraph(paragraph, width, measure, lines);
    return lines;
}

} // namespace naru::paper
