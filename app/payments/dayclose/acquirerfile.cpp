// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/payments/dayclose/csv.h"
#include "app/payments/dayclose/profile.h"

#include <QHash>
#include <QTime>

#include <algorithm>

namespace naru::payments::dayclose {

namespace {

constexpr qsizetype keyLettersMax = 128; ///< of an approval number, a reference, a terminal

/// "15,000", "-15000원", "15000.00"; nothing for what is no whole amount.
std::optional<qint64> wonOf(QString text)
{
    text.remove(u',').remove(u'원').remove(u'₩').remove(u'￦');
    text = text.trimmed();
    if (const qsizetype point = text.indexOf(u'.'); point > 0) {
        const QStringView behind = QStringView(text).mid(point + 1);
        if (std::any_of(behind.begin(), behind.end(), [](QChar c) { return c != u'0'; }))
            return std::nullopt;
        text.truncate(point);
    }
    bool good = false;
    const qint64 value = text.toLongLong(&good);
    return good && value >= -wonMax.value && value <= wonMax.value ? std::optional(value) : std::nullopt;
}

/// Where the columns of a profile stand in the heading; -1 where the file has none.
class Columns {
public:
    Columns(const FileProfile& profile, const QStringList& heading)
        : m_profile(profile)
        , m_heading(heading)
    {
    }
    bool hasAll() const
    {
        const auto& p = m_profile;
        const QString* const names[]{&p.date, &p.time, &p.kind, &p.amount, &p.currency, &p.terminal, &p.approval,
            &p.poiTransaction, &p.transaction};
        return std::all_of(std::begin(names), std::end(names),
            [&](const QString* name) { return name->isEmpty() || m_heading.count(*name) == 1; });
    }
    QString of(const QString& name, const QStringList& cells) const
    {
        const qsizetype at = name.isEmpty() ? -1 : m_heading.indexOf(name);
        return at >= 0 && at < cells.size() ? cells[at] : QString();
    }
    const FileProfile& profile() const { return m_profile; }

private:
    const FileProfile& m_profile;
    QStringList m_heading;
};

/// Which way the money went; false: a word that the profile does not know.
bool readKind(const Columns& columns, const QStringList& cells, bool negative, FileLine& line)
{
    const FileProfile& profile = columns.profile();
    if (profile.sign == FileProfile::Sign::Negative) {
        line.reversal = negative;
        return true;
    }
    const QString kind = columns.of(profile.kind, cells);
    line.reversal = profile.reversals.contains(kind);
    line.outcome = profile.declined.contains(kind) ? Outcome::Failure : Outcome::Success;
    const bool known = line.reversal || line.outcome == Outcome::Failure || profile.payments.contains(kind);
    return known && (!negative || (profile.sign == FileProfile::Sign::Either && line.reversal));
}

/// The name of what could not be read; empty: all of it could.
const char* readLine(const Columns& columns, const QStringList& cells, FileLine& line)
{
    const FileProfile& profile = columns.profile();
    const auto won = wonOf(columns.of(profile.amount, cells));
    if (!won || *won == 0)
        return "amount";
    line.amount = Won{*won < 0 ? -*won : *won};
    if (!readKind(columns, cells, *won < 0, line))
        return "kind";
    const QDate date = QDate::fromString(columns.of(profile.date, cells), profile.dateFormat);
    if (!date.isValid())
        return "date";
    line.date = date;
    if (!profile.time.isEmpty()) {
        const QTime time = QTime::fromString(columns.of(profile.time, cells), profile.timeFormat);
        if (!time.isValid())
            return "time";
        line.at = koreanMidnight(date) + Milliseconds(time.msecsSinceStartOfDay());
    }
    if (!profile.currency.isEmpty())
        line.currency = columns.of(profile.currency, cells);
    line.approval = columns.of(profile.approval, cells);
    line.poiTransaction = columns.of(profile.poiTransaction, cells);
    line.transaction = columns.of(profile.transaction, cells);
    line.terminal = columns.of(profile.terminal, cells);
    for (const QString* key : {&line.approval, &line.poiTransaction, &line.transaction, &line.terminal}) {
        if (key->size() > keyLettersMax)
            return "reference";
    }
    const bool named = !line.approval.isEmpty() || !line.poiTransaction.isEmpty() || !line.transaction.isEmpty();
    return line.currency.size() != 3 ? "currency" : named ? nullptr : "reference";
}

/// Equal lines are told apart by how many stand above: a line that was written twice is twice the money, and a file
/// that is read twice is not.
QByteArray hashOf(QStringView raw, QHash<QByteArray, int>& seen)
{
    const QByteArray bytes = raw.toUtf8();
    const int number = seen[bytes]++;
    return crypto::hash(crypto::HashAlgorithm::Sha256, {"naru-line", QByteArray::number(number), "\n", bytes});
}

Result<ReadFile> readBy(const FileProfile& profile, const QString& text)
{
    std::optional<Columns> columns;
    int skip = profile.skip;
    ReadFile file;
    file.profile = profile.id;
    QHash<QByteArray, int> seen;
    const auto done = eachRow(text, profile.separator, [&](QStringView raw, const QStringList& cells) -> Result<void> {
        if (skip > 0) {
            --skip;
            return {};
        }
        if (!columns) {
            columns.emplace(profile, cells);
            return columns->hasAll() ? Result<void>() : PaymentFault::NoProfile;
        }
        FileLine line;
        line.number = file.lines.size() + file.skippedInAll + 1;
        line.hash = hashOf(raw, seen);
        if (const char* const wrong = readLine(*columns, cells, line); !wrong) {
            file.lines.append(line);
        } else if (++file.skippedInAll <= skippedMax) {
            file.skipped.append(QStringLiteral("%1: %2").arg(line.number).arg(QLatin1StringView(wrong)));
        }
        return {};
    });
    if (!done)
        return done.fault();
    if (!columns)
        return PaymentFault::NoProfile;
    return file.lines.isEmpty() && file.skippedInAll > 0 ? Result<ReadFile>(PaymentFault::FileUnreadable)
                                                         : Result<ReadFile>(std::move(file));
}

} // namespace

Result<ReadFile> readAcquirerFile(const QByteArray& bytes, const QList<FileProfile>& profiles)
{
    const auto text = textOfFile(bytes);
    if (!text)
        return text.fault();
    for (const FileProfile& profile : profiles) {
        auto file = readBy(profile, *text);
        if (file)
            file->hash = crypto::sha256(bytes);
        if (file || !file.fault().is(PaymentFault::NoProfile))
            return file;
    }
    return PaymentFault::NoProfile;
}

} // namespace naru::payments::dayclose
