// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/csv.h"

#include <QStringDecoder>

namespace naru::payments::dayclose {

namespace {

/// Reads one record off the text.
class RowReader {
public:
    RowReader(QStringView text, QChar separator)
        : m_text(text)
        , m_separator(separator)
    {
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    QStringView raw() const { return m_text.mid(m_begin, m_rawEnd - m_begin); }
    const QStringList& cells() const { return m_cells; }

    /// False: not a record of a table.
    bool next()
    {
        m_cells.clear();
        m_begin = m_at;
        for (;;) {
            if (!readCell() || m_cells.size() > columnsMax)
                return false;
            m_rawEnd = m_at;
            if (atEnd())
                return true;
            const QChar c = m_text[m_at++];
            if (c == m_separator)
                continue;
            if (c == u'\r' && !atEnd() && m_text[m_at] == u'\n')
                ++m_at;
            return true;
        }
    }

private:
    bool ends(QChar c) const { return c == m_separator || c == u'\r' || c == u'\n'; }
    bool readCell()
    {
        QString cell;
        if (!atEnd() && m_text[m_at] == u'"')
            return readQuoted(cell) && keep(cell);
        while (!atEnd() && !ends(m_text[m_at]) && cell.size() <= cellLettersMax)
            cell += m_text[m_at++];
        return keep(cell);
    }
    bool readQuoted(QString& cell)
    {
        ++m_at;
        for (; !atEnd() && cell.size() <= cellLettersMax; ++m_at) {
            if (m_text[m_at] != u'"') {
                cell += m_text[m_at];
                continue;
            }
            ++m_at;
            if (atEnd() || ends(m_text[m_at]))
                return true;
            if (m_text[m_at] != u'"')
                return false;
            cell += u'"';
        }
        return false;
    }
    bool keep(const QString& cell)
    {
        m_cells.append(cell.trimmed());
        return cell.size() <= cellLettersMax;
    }

    QStringView m_text;
    const QChar m_separator;
    qsizetype m_at = 0, m_begin = 0, m_rawEnd = 0;
    QStringList m_cells;
};

bool looksLikeFormula(const QString& text)
{
    for (const QChar c : text) {
        if (c == u'\t' || c == u'\r' || c == u'\n' || QStringView(u"=+-@＝＋－＠").contains(c))
            return true;
        if (!c.isSpace())
            return false;
    }
    return false;
}

} // namespace

Result<QString> textOfFile(const QByteArray& bytes)
{
    if (bytes.size() > fileBytesMax)
        return PaymentFault::FileTooLarge;
    QStringDecoder utf8(QStringDecoder::Utf8); // takes the mark away
    QString text = utf8.decode(bytes);
    if (utf8.hasError()) {
        QStringDecoder korean("windows-949"); // "CP949" is valid in Qt 6.4 and reads other letters
        text = korean.isValid() ? QString(korean.decode(bytes)) : QString();
        if (!korean.isValid() || korean.hasError())
            return PaymentFault::FileUnreadable;
    }
    if (text.isEmpty() || text.contains(QChar(u'\0')))
        return PaymentFault::FileUnreadable;
    return text;
}

Result<void> eachRow(QStringView text, QChar separator, const TakeRow& take)
{
    RowReader reader(text, separator);
    for (qint64 row = 0; !reader.atEnd();) {
        if (!reader.next())
            return Fault(PaymentFault::FileUnreadable, QStringLiteral("row %1").arg(row + 1));
        if (reader.cells().size() == 1 && reader.cells().first().isEmpty())
            continue;
        if (++row > fileLinesMax + 1) // the heading is one of them
            return PaymentFault::FileTooLarge;
        if (auto taken = take(reader.raw(), reader.cells()); !taken)
            return taken;
    }
    return {};
}

CsvWriter::CsvWriter()
    : m_bytes("\xEF\xBB\xBF")
{
}

CsvWriter& CsvWriter::cell(const QString& text)
{
    QString plain = looksLikeFormula(text) ? u'\'' + text : text;
    plain.replace(u'"', QStringLiteral("\"\""));
    return raw(u'"' + plain + u'"');
}

CsvWriter& CsvWriter::number(qint64 value)
{
    return raw(QString::number(value));
}

CsvWriter& CsvWriter::raw(const QString& text)
{
    m_bytes += m_first ? "" : ",";
    m_bytes += text.toUtf8();
    m_first = false;
    return *this;
}

CsvWriter& CsvWriter::end()
{
    m_bytes += "\r\n";
    m_first = true;
    return *this;
}

} // namespace naru::payments::dayclose
