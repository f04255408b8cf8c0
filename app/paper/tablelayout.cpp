// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/tablelayout.h"

#include <algorithm>
#include <numeric>

namespace naru::paper {

namespace {

constexpr double contentShareMax = 0.8; ///< of the width, where some column shares the rest

/// One row as it is drawn: the lines of each cell.
struct Cells {
    QList<QStringList> lines;
    QFont font;
    qsizetype height = 1; ///< lines
};

class TableLayout {
public:
    TableLayout(const Table& table, const Sheet& sheet)
        : m_table(table)
        , m_sheet(sheet)
        , m_gap(sheet.mm(2))
        , m_widths(
              columnWidths(table, sheet.width, m_gap, measureOf(sheet.font(table.size, Weight::Bold), sheet.device)))
    {
    }
    Piece row(const QStringList& texts, Weight weight, double ruleAboveMm, double ruleBelowMm) const;

private:
    Cells cells(const QStringList& texts, Weight weight) const;

    const Table& m_table;
    const Sheet& m_sheet;
    double m_gap;
    QList<double> m_widths;
};

Cells TableLayout::cells(const QStringList& texts, Weight weight) const
{
    Cells cells{{}, m_sheet.font(m_table.size, weight), 1};
    const auto measure = measureOf(cells.font, m_sheet.device);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        cells.lines.append(wrap(texts[i], m_widths[i] + 0.5, measure));
        cells.height = std::max(cells.height, cells.lines.last().size());
    }
    return cells;
}

Piece TableLayout::row(const QStringList& texts, Weight weight, double ruleAboveMm, double ruleBelowMm) const
{
    const Cells drawn = cells(texts, weight);
    const double step = lineHeight(drawn.font), above = m_sheet.mm(ruleAboveMm), below = m_sheet.mm(ruleBelowMm);
    const double pad = m_sheet.mm(ruleAboveMm + ruleBelowMm > 0 ? 0.8 : 0.3);
    const double height = above + below + 2 * pad + step * static_cast<double>(drawn.height);
    QList<Align> aligns;
    for (const Column& column : m_table.columns)
        aligns.append(column.align);
    return {height,
        [=, widths = m_widths, gap = m_gap, width = m_sheet.width](QPainter& painter, double y) {
            if (above > 0)
                painter.fillRect(QRectF(0, y, width, above), Qt::black);
            if (below > 0)
                painter.fillRect(QRectF(0, y + height - below, width, below), Qt::black);
            double x = 0;
            for (qsizetype i = 0; i < drawn.lines.size(); ++i) {
                double at = y + above + pad;
                for (const QString& line : drawn.lines[i]) {
                    drawLine(painter, {line, drawn.font, aligns[i]}, x, at, widths[i], step);
                    at += step;
                }
                x += widths[i] + gap;
            }
        },
        false, -1};
}

} // namespace

QStringList cellsOf(const Row& row, qsizetype columns)
{
    QStringList cells;
    for (qsizetype i = 0; i < columns; ++i)
        cells.append(plain(row.cells.value(i), Breaks::Drop));
    return cells;
}

QStringList titlesOf(const Table& table)
{
    QStringList titles;
    for (const Column& column : table.columns)
        titles.append(plain(column.title, Breaks::Drop));
    const bool named = std::any_of(titles.begin(), titles.end(), [](const QString& title) { return !title.isEmpty(); });
    return named ? titles : QStringList();
}

QList<double> columnWidths(const Table& table, double width, double gap, const Measure& measure)
{
    const qsizetype columns = table.columns.size();
    QList<double> widths(columns, 0);
    qsizetype sharing = 0;
    for (qsizetype i = 0; i < columns; ++i) {
        if (table.columns[i].width == Column::Width::Rest) {
            ++sharing;
            continue;
        }
        widths[i] = measure(plain(table.columns[i].title, Breaks::Drop));
        for (const Row& row : table.rows)
            widths[i] = std::max(widths[i], measure(plain(row.cells.value(i), Breaks::Drop)));
    }
    const double room = width - gap * static_cast<double>(columns - 1);
    const double content = std::accumulate(widths.begin(), widths.end(), 0.0);
    const double contentMax = sharing > 0 ? room * contentShareMax : room;
    if (content > contentMax) {
        for (double& each : widths)
            each *= contentMax / content;
    }
    const double rest = room - std::min(content, contentMax);
    for (qsizetype i = 0; i < columns; ++i) {
        if (table.columns[i].width == Column::Width::Rest)
            widths[i] = rest / static_cast<double>(sharing);
    }
    return widths;
}

void layTable(const Table& table, const Sheet& sheet, QList<Piece>& pieces)
{
    constexpr double thickFactor = 2;
    const TableLayout layout(table, sheet);
    int head = -1;
    if (const QStringList titles = titlesOf(table); !titles.isEmpty()) {
        head = static_cast<int>(pieces.size());
        pieces.append(layout.row(titles, Weight::Bold, 0, thickFactor * sheet.thinMm));
    }
    for (const Row& row : table.rows) {
        const bool total = row.kind == Row::Kind::Total;
        const Weight weight = row.kind == Row::Kind::Plain ? Weight::Regular : Weight::Bold;
        Piece piece = layout.row(cellsOf(row, table.columns.size()), weight, total ? sheet.thinMm : 0, 0);
        piece.head = head;
        pieces.append(piece);
    }
}

} // namespace naru::paper
