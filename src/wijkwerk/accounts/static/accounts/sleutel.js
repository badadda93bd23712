// A passkey did not work or was cancelled: say so on the page instead of in the console.
document.addEventListener('allauth.error', (gebeurtenis) => {
  gebeurtenis.preventDefault()
  const plek = document.getElementById('sleutel-fout')
  if (plek) plek.hidden = false
})
