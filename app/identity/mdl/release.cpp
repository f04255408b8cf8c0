// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/release.h"

#include "app/identity/age.h"

#include <algorithm>

namespace naru::identity::mdl {

namespace {
constexpr QLatin1StringView agePrefix("age_"), birthDate("birth_date");

using Name = std::pair<QString, QString>; ///< namespace, element

/// Nearest-value rule: `over nn` = true speaks for every age up to nn, false for every age from nn.
bool answers(const IssuerSignedItem& item, const Name& wanted)
{
    const auto has = ageOverOf(item.element);
    const auto wants = ageOverOf(wanted.second);
    const auto value = item.value.toBool();
    if (!has || !wants || !value || item.nameSpace != wanted.first)
        return false;
    return *value ? *has >= *wants : *has <= *wants;
}

class Release {
public:
    Release(const Document& document, const std::vector<const IssuerSignedItem*>& genuine, const Asked* asked,
        QDate today, DocumentVerdict& verdict, Findings& findings)
        : m_document(document)
        , m_genuine(genuine)
        , m_verdict(verdict)
        , m_findings(findings)
        , m_today(today)
        , m_everything(!asked)
    {
        for (const AskedDocument& wanted : asked ? asked->documents : QList<AskedDocument>()) {
            if (wanted.docType != document.docType)
                continue;
            for (const AskedElement& element : wanted.elements) {
                if (!m_wanted.contains({element.nameSpace, element.element}))
                    m_wanted.append({element.nameSpace, element.element});
            }
        }
    }

    void run()
    {
        for (const IssuerSignedItem* item : m_genuine)
            issuerSigned(*item);
        deviceSigned();
        for (const Name& name : std::as_const(m_wanted))
            lookFor(name);
        if (m_notAsked)
            m_findings.note(MdlReason::NotAsked, QString::number(m_notAsked));
        if (m_document.namesNothing && m_verdict.deviceSigned.isEmpty())
            m_findings.note(MdlReason::NothingReleased);
    }

private:
    void issuerSigned(const IssuerSignedItem& item)
    {
        const bool wanted = m_everything || m_wanted.contains({item.nameSpace, item.element})
            || std::any_of(m_wanted.begin(), m_wanted.end(), [&](const Name& name) { return answers(item, name); });
        if (wanted)
            m_verdict.values[item.nameSpace].insert(item.element, valueOf(item.value));
        else
            ++m_notAsked;
    }

    void deviceSigned()
    {
        if (!m_document.deviceNameSpaces || !m_document.mso)
            return;
        for (const auto& space : m_document.deviceNameSpaces->root().pairs()) {
            const QString nameSpace = space.key.toText().value_or(QString());
            for (const auto& entry : space.value.pairs()) {
                const QString element = entry.key.toText().value_or(QString());
                if (!mayDeviceSign(*m_document.mso, nameSpace, element))
                    m_verdict.droppedDeviceSigned = true;
                else if (m_everything || m_wanted.contains({nameSpace, element}))
                    m_verdict.deviceSigned[nameSpace].insert(element, valueOf(entry.value));
                else
                    ++m_notAsked;
            }
        }
        if (m_verdict.droppedDeviceSigned)
            m_findings.note(MdlReason::DeviceSignedDropped);
    }

    void lookFor(const Name& name)
    {
        const Value* const released = m_verdict.find(name.first, name.second);
        const bool fromPhone = m_verdict.deviceSigned.value(name.first).contains(name.second);
        const auto years = ageOverOf(name.second);
        const bool fromIssuer = released && (!years || std::holds_alternative<bool>(released->data));
        if (fromIssuer || fromPhone || (years && isDecided(*years)))
            return; // an age that is no yes and no no is not an answer
        m_verdict.missing.append(name);
        m_findings.note(years ? MdlReason::AgeUndecided : MdlReason::ElementMissing, name.first + u'/' + name.second);
    }

    /// From what is released, so from nothing that was not asked.
    bool isDecided(int years) const
    {
        const AgeQuestion question{AgeQuestion::Kind::Full, years};
        return decideAge(question, ageEvidence(m_verdict), m_today) != AgeOutcome::Undecided;
    }

    const Document& m_document;
    const std::vector<const IssuerSignedItem*>& m_genuine;
    DocumentVerdict& m_verdict;
    Findings& m_findings;
    const QDate m_today;
    const bool m_everything;
    QList<Name> m_wanted;
    int m_notAsked = 0;
};
} // namespace

void release(const Document& document, const std::vector<const IssuerSignedItem*>& genuine, const Asked* asked,
    QDate today, DocumentVerdict& verdict, Findings& findings)
{
    Release(document, genuine, asked, today, verdict, findings).run();
}

DocumentVerdict notReturned(const AskedDocument& asked)
{
    DocumentVerdict verdict;
    verdict.docType = asked.docType;
    verdict.returned = false;
    for (const AskedElement& element : asked.elements)
        verdict.missing.append({element.nameSpace, element.element});
    return verdict;
}

bool isIncomplete(const QList<DocumentVerdict>& documents, const std::optional<AgeOutcome>& age)
{
    const bool decided = age && age != AgeOutcome::Undecided;
    const auto matters = [decided](const Name& name) {
        return !decided || !(name.second.startsWith(agePrefix) || name.second == birthDate);
    };
    return std::any_of(documents.begin(), documents.end(), [&](const DocumentVerdict& document) {
        return std::any_of(document.missing.begin(), document.missing.end(), matters);
    });
}

} // namespace naru::identity::mdl
