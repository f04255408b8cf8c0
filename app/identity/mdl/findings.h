// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/mdl/reasons.h"
#include "app/identity/verdict.h"

namespace naru::identity::mdl {

/// What the checks of one document found so far. A check starts as not done; once false it stays false.
class Findings {
public:
    static constexpr qsizetype reasonsMax = 64, detailLettersMax = 80;

    explicit Findings(QString about)
        : m_about(std::move(about))
    {
    }

    /// The check's input is there: true unless something speaks against it.
    void done(Check check)
    {
        if (!slot(check))
            slot(check) = true;
    }
    void fail(Check check, MdlReason reason, const QString& detail = {}) { fail(check, Fault(reason, detail)); }
    void fail(Check check, const Fault& fault)
    {
        slot(check) = false;
        add({check, fault.name(), about(fault.detail())});
    }
    /// The check cannot be done; whoever reads the verdict should know why.
    void undone(Check check, MdlReason reason)
    {
        if (slot(check) != false)
            slot(check).reset();
        add({check, Fault(reason).name(), about({})});
    }
    void note(MdlReason reason, const QString& detail = {})
    {
        add({std::nullopt, Fault(reason).name(), about(detail), true});
    }

    bool holds(Check check) const { return m_checks[static_cast<std::size_t>(check)] == true; }
    const Checks& checks() const { return m_checks; }
    const QList<Reason>& reasons() const { return m_reasons; }

private:
    Outcome& slot(Check check) { return m_checks[static_cast<std::size_t>(check)]; }
    QString about(const QString& detail) const
    {
        return detail.isEmpty() ? m_about : m_about + QStringLiteral(": ") + detail.left(detailLettersMax);
    }
    /// A hostile answer must not grow the verdict: past the limit a check still fails, without a further reason.
    void add(Reason reason)
    {
        if (m_reasons.size() < reasonsMax)
            m_reasons.append(std::move(reason));
    }

    QString m_about; ///< "document 0"
    Checks m_checks;
    QList<Reason> m_reasons;
};

} // namespace naru::identity::mdl
